using AvUie.Core;

namespace AvUie.Shards.Tests;

/// <summary>Rows and entries for tests: every value is a function of the number.</summary>
internal static class Some
{
    public const string Plan = "plan-hash";
    public const string Build = "build-hash";

    /// <summary>Text that needs more than one UTF-16 unit, more than one byte, and escaping.</summary>
    public const string Hard = "Zoë 🎻 琵琶 \"quoted\"\n\t</event> \u0000";

    public static ShardIdentity Identity(int planned, int index = 0) => new(index, planned, Plan, Build);

    /// <summary>A video row: frames and a sound.</summary>
    public static ShardRow Row(int number, string task = "ave", string split = "train") => new()
    {
        Id = $"{task}/{split}/{number:D6}",
        Source = "ave",
        Task = task,
        Family = "EventLocalization",
        Split = split,
        SubSplit = number % 3 == 0 ? "test_s" : null,
        Conversation =
        [
            new ConversationTurn("system", [new TurnPart("text", "You are a helpful assistant.")]),
            new ConversationTurn("user", [new TurnPart("video", null), new TurnPart("audio", null), new TurnPart("text", $"What? {number} {Hard}")]),
            new ConversationTurn("assistant", [new TurnPart("text", "")]),
        ],
        Videos = [[Blob(number, 1, 700), Blob(number, 2, 650)]],
        VideoTimings = [Timing(number)],
        Sounds = [Blob(number, 3, 4000)],
        SoundSeconds = [10.5 + number],
        Truth = $$"""{"kind":"event","label":"{{number}}"}""",
        Answer = Hard,
        Trace = number % 2 == 0 ? """{"steps":[]}""" : null,
        Provenance = "{}",
        Fields = """{"vid":"x"}""",
        AnnotationFile = "Annotations.txt",
        AnnotationRow = number + 1,
        RawFiles = [new RawFile("AVE/-x y.mp4", 5_000_000_000L + number, new string('a', 64))],
    };

    /// <summary>Video from two clips joined.</summary>
    public static ShardRow A2V(int number) => Row(number, "a2v") with
    {
        Videos = [[Blob(number, 1, 10), Blob(number, 2, 20)], [Blob(number, 3, 30)]],
        VideoTimings = [Timing(number), Timing(number + 1) with { FrameIndices = [], FallbackToTwo = true }],
    };

    /// <summary>Two sounds, one video.</summary>
    public static ShardRow V2A(int number) => Row(number, "v2a") with { Sounds = [Blob(number, 4, 100), Blob(number, 5, 0)], SoundSeconds = [1, 0] };

    /// <summary>A picture with a sound and a mask.</summary>
    public static ShardRow Image(int number) => Row(number, "s4", "test") with
    {
        Videos = [],
        VideoTimings = [],
        Images = [Blob(number, 6, 900)],
        Mask = Blob(number, 7, 120),
        FrameIndex = number % 5,
    };

    /// <summary>As little as a row can hold.</summary>
    public static ShardRow Bare(int number) => Row(number) with
    {
        Conversation = [],
        Videos = [[]],
        Sounds = [],
        SoundSeconds = [],
        Answer = "",
        RawFiles = [],
    };

    public static IEnumerable<ShardRow> Mixed(int count, int first = 0) => Enumerable.Range(first, count).Select(number => (number % 5) switch
    {
        0 => Row(number),
        1 => A2V(number),
        2 => V2A(number),
        3 => Image(number),
        _ => Bare(number),
    });

    public static LedgerEntry Entry(int number, ReasonCode? reason = null) => new(
        $"ave/train/ledger-{number}", "ave", "ave", number % 2 == 0 ? "train" : null, Stage.Decode, reason ?? ReasonCode.MissingMedia, $"AVE/{number}.mp4 {Hard}", "Annotations.txt", number, 1);

    public static byte[] Blob(int number, int salt, int length)
    {
        var bytes = new byte[length];
        var random = new Xoshiro256(((ulong)number * 1000) + (ulong)salt);
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.Next();
        }

        return bytes;
    }

    /// <summary>Commits one shard.</summary>
    public static async Task<ShardReceipt> CommitAsync(string folder, int index, IReadOnlyList<ShardRow> rows, params LedgerEntry[] entries)
    {
        await using var commit = await ShardCommit.BeginAsync(folder, Identity(rows.Count + entries.Length, index));
        foreach (var row in rows)
        {
            await commit.AddAsync(row);
        }

        foreach (var entry in entries)
        {
            commit.Add(entry);
        }

        return await commit.CommitAsync();
    }

    /// <summary>Three shards of 70, 0 and 3 rows with three ledger entries, sealed.</summary>
    public static async Task<Manifest> FolderAsync(string folder)
    {
        await CommitAsync(folder, 0, [.. Mixed(70)], Entry(1));
        await CommitAsync(folder, 1, [], Entry(2), Entry(3, ReasonCode.CorruptMedia));
        await CommitAsync(folder, 2, [.. Mixed(3, first: 70)]);
        return Manifest.Seal(folder, Plan, Build, [71, 2, 3]);
    }

    /// <summary>A row as text that shows every value, for comparison.</summary>
    public static string Show(ShardRow row) => System.Text.Json.JsonSerializer.Serialize(row);

    private static VideoTiming Timing(int number) => new(1.5, 0.25 * number, (0.25 * number) + 10, 2.0, 250 + number, [0, 27, int.MaxValue], false);
}
