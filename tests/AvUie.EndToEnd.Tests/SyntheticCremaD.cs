namespace AvUie.Tests;

/// <summary>A tiny CREMA-D in its official layout with OGM-GE's lists; every clip trains.</summary>
internal sealed class SyntheticCremaD(string root)
{
    private static readonly string[] Pictures = ["-f", "lavfi", "-i", "testsrc2=size=480x360:rate=30:duration=2"];
    private static readonly string[] Tone = ["-f", "lavfi", "-i", "sine=frequency=300:duration=2"];

    private readonly List<string> _names = [];

    public string Root => root;

    /// <summary>Pictures and sound as the dataset has them: Sorenson and MP3.</summary>
    public void AddFlash(string name)
    {
        _names.Add(name);
        SyntheticMedia.Make([.. Pictures, .. Tone, "-c:v", "flv1", "-c:a", "libmp3lame", File($"VideoFlash/{name}.flv")]);
    }

    /// <summary>The same clip as somebody converted it.</summary>
    public void AddConverted(string name)
    {
        _names.Add(name);
        SyntheticMedia.Make([.. Pictures, "-c:v", "libx264", "-preset", "ultrafast", File($"VideoFlash/{name}.mp4")]);
    }

    public void AddSound(string name) => SyntheticMedia.Make([.. Tone, "-ar", "16000", File($"AudioWAV/{name}.wav")]);

    public void AddText(string path, string text) => System.IO.File.WriteAllText(File(path), text);

    /// <summary>Writes the lists: of the clips given, or of those with pictures.</summary>
    public void Write(params string[] names)
    {
        var listed = names.Length > 0 ? names : [.. _names];
        AddText("SentenceFilenames.csv", "\"Stimulus_Number\",\"Filename\"\n" + string.Join('\n', listed.Select(static (name, i) => $"{i + 1},\"{name}\"")));
        AddText("split_ogm_ge/train.csv", string.Concat(listed.Select(static name => $"{name},{name.Split('_')[2]}\r\n")));
        AddText("split_ogm_ge/test.csv", "\r\n");
    }

    private string File(string path)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
