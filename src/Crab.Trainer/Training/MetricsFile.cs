using System.Text.Json;

namespace Crab.Trainer.Training;

/// <summary>Appends to <c>metrics.jsonl</c>, a line per step, each written whole.</summary>
internal sealed class MetricsFile : IDisposable
{
    private readonly FileStream _file;

    private MetricsFile(FileStream file) => _file = file;

    /// <summary>Opens the file and keeps the lines up to a step: what a broken run logged beyond its checkpoint is trained again.</summary>
    public static MetricsFile Open(string path, int keepSteps)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            file.SetLength(KeptBytes(file, keepSteps));
            file.Seek(0, SeekOrigin.End);
            return new MetricsFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a line.</summary>
    public void Write(StepMetrics metrics)
    {
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(metrics, TrainerJson.Line), (byte)'\n']);
        _file.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static long KeptBytes(FileStream file, int keepSteps)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var kept = 0;
        for (int end; keepSteps > 0 && (end = Array.IndexOf(bytes, (byte)'\n', kept)) >= 0; kept = end + 1)
        {
            var line = JsonSerializer.Deserialize<StepMetrics>(bytes.AsSpan(kept, end - kept), TrainerJson.Line);
            if (line is null || line.Step > keepSteps)
            {
                break;
            }
        }

        return kept;
    }
}
