using AvUie.Shards;
using AvUie.Tests;
using Crab.Trainer.Cli;
using Crab.Trainer.Training;

namespace Crab.Trainer.Tests;

/// <summary>The command over a sealed folder, as a person runs it.</summary>
[Collection("random state")]
public sealed class TrainFromShardsTests : IDisposable
{
    private static readonly string Hash = new('a', 64);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Train_OverASealedFolder_TrainsOnItsTrainingRowsAndLogsTheirIds()
    {
        await Write([.. Rows.Mixed(), Rows.Video(9) with { Id = "synthetic/ks/test", Split = "test" }]);

        var (code, output, errors) = await Run("--steps", "3", "--batch", "2");

        Assert.Equal((ExitCodes.Done, string.Empty), (code, errors));
        Assert.Contains("6 samples of", output, StringComparison.Ordinal);
        Assert.Contains("step 3/3  loss ", output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(_folder.Below(Path.Combine("out", TrainingRun.MetricsName)));
        Assert.Equal(3, lines.Length);
        Assert.All(Rows.Mixed(), row => Assert.Contains($"\"{row.Id}\"", string.Concat(lines), StringComparison.Ordinal));
    }

    [SharedFact("goldens", "thinker", "model")]
    public async Task Train_OfACheckpointFolder_GivesAnAdapterThatGenerateTakes()
    {
        await Write(Rows.Mixed());
        File.WriteAllText(_folder.Below("adapter.json"), "{\"adapter\": {\"rank\": 4, \"alpha\": 8}}");
        var model = SharedFolder.Below("goldens", "thinker", "model")!;

        var (code, _, errors) = await Run("--model", model, "--steps", "2", "--batch", "2", "--recompute", "--encoders", "frozen", "--config", _folder.Below("adapter.json"));

        Assert.Equal((ExitCodes.Done, string.Empty), (code, errors));
        var adapter = _folder.Below(Path.Combine("out", Checkpoint.AdapterFile));
        using var output = new StringWriter();
        using var problems = new StringWriter();
        string[] ids = [.. Rows.Mixed().Take(2).Select(row => row.Id)];
        code = await CrabCommand.RunAsync(["generate", "--model", model, "--adapter", adapter, "--data", _folder.Below("data"), "--row", .. ids, "--max-tokens", "4"], output, problems);
        Assert.Equal((ExitCodes.Done, string.Empty), (code, problems.ToString()));
        Assert.Equal(ids, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]));
    }

    [Theory]
    [InlineData("--model", "nowhere", "no such folder. Name the folder of a downloaded checkpoint")]
    [InlineData("--encoders", "sometimes", "sometimes")]
    public async Task Train_WithAModelThatIsNotThere_IsBadUsage(string option, string value, string message)
    {
        await Write(Rows.Mixed());
        var (code, _, errors) = await Run(option, value);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_OfASplitWithoutRows_FailsAndNamesTheSplit()
    {
        await Write(Rows.Mixed());

        var (code, _, errors) = await Run("--split", "val");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("no row of split 'val'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_OverADamagedShard_FailsAndNamesTheFile()
    {
        await Write(Rows.Mixed());
        var shard = Path.Combine(_folder.Below("data"), ShardNames.Parquet(0));
        using (var file = File.OpenWrite(shard))
        {
            file.SetLength(file.Length - 100);
        }

        var (code, _, errors) = await Run("--steps", "1");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains(shard, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lora")]
    [InlineData("hyper-lora")]
    [InlineData("neural-tuning")]
    public async Task Train_WithAKindOfAdapter_SavesOneThatAnotherRunStartsFrom(string kind)
    {
        await Write(Rows.Mixed());
        var (saved, again) = (Path.Combine(_folder.Below("out"), Checkpoint.AdapterFile), _folder.Below("again"));

        var first = await Run("--steps", "2", "--batch", "2", "--adapter", kind);
        var second = await Run("--steps", "1", "--batch", "2", "--adapter", kind, "--init-adapter", saved, "--out", again);

        Assert.Equal((ExitCodes.Done, string.Empty), (first.Code, first.Errors));
        Assert.Equal((ExitCodes.Done, string.Empty), (second.Code, second.Errors));

        // The first step of the warm-up has rate 0, so that what was loaded is what is saved.
        Assert.Equal(File.ReadAllBytes(saved), File.ReadAllBytes(Path.Combine(again, Checkpoint.AdapterFile)));
    }

    [Fact]
    public async Task Train_ResumedAfterItsInitialAdapterIsGone_GoesOn()
    {
        await Write(Rows.Mixed());
        var (initial, again) = (Path.Combine(_folder.Below("out"), Checkpoint.AdapterFile), _folder.Below("again"));
        await Run("--steps", "1", "--batch", "2");
        string[] second = ["--steps", "2", "--batch", "2", "--init-adapter", initial, "--out", again];

        var stopped = await Run([.. second, "--stop-after", "1"]);
        File.Delete(initial);
        var resumed = await Run([.. second, "--resume"]);

        Assert.Equal((ExitCodes.Done, string.Empty), (stopped.Code, stopped.Errors));
        Assert.Equal((ExitCodes.Done, string.Empty), (resumed.Code, resumed.Errors));
        Assert.Contains("2 of 2 steps", resumed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_FromAnAdapterOfAnotherKind_FailsAndListsWhatDiffers()
    {
        await Write(Rows.Mixed());
        await Run("--steps", "1", "--batch", "2", "--adapter", "lora");

        var (code, _, errors) = await Run("--steps", "1", "--init-adapter", Path.Combine(_folder.Below("out"), Checkpoint.AdapterFile), "--out", _folder.Below("again"));

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("The file is lora of rank 8 with 1 heads on down_proj,", errors, StringComparison.Ordinal);
        Assert.Contains("'base_model.model.model.layers.0.self_attn.q_proj.lora_route.weight' is missing", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task Write(ShardRow[] rows)
    {
        var data = Directory.CreateDirectory(_folder.Below("data")).FullName;
        await using (var commit = await ShardCommit.BeginAsync(data, new ShardIdentity(0, rows.Length, Hash, Hash)))
        {
            foreach (var row in rows)
            {
                await commit.AddAsync(row);
            }

            await commit.CommitAsync();
        }

        Manifest.Seal(data, Hash, Hash, [rows.Length]);
    }

    private async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        string[] all = ["train", "--data", _folder.Below("data"), .. arguments.Contains("--out") ? Array.Empty<string>() : ["--out", _folder.Below("out")], .. arguments];
        return (await CrabCommand.RunAsync(all, output, errors), output.ToString(), errors.ToString());
    }
}
