using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AvUie.Shards;
using Crab.Trainer.Model;
using Crab.Trainer.Weights;

namespace Crab.Trainer.Tests;

/// <summary>A checkpoint of more than 2 GB in several files, loaded by the command in a process of its own.</summary>
public sealed class LoadingMemoryTests : IDisposable
{
    private const int Files = 4;
    private const long Slack = 500_000_000;
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Slow")]
    public async Task Load_OfTwoGigabytes_NeedsItsWeightsAndHalfAGigabyteAtMost(bool half)
    {
        var bytes = Write();
        Assert.True(bytes >= 2_000_000_000, $"only {bytes} bytes");

        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "crab")) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["info", "--model", _folder.Path, "--load", .. half ? ["--bf16"] : Array.Empty<string>()])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, output);
        var (weights, peak) = (Number(output, "weights"), Number(output, "peak"));
        Assert.Equal(half ? bytes : 2 * bytes, weights);
        Assert.True(peak <= 1.1 * weights + Slack, $"peak {peak:N0} for weights of {weights:N0} bytes");
    }

    public void Dispose() => _folder.Dispose();

    private static long Number(string output, string name) => long.Parse(
        output.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>Zeros in bfloat16: what is measured is memory.</summary>
    private long Write()
    {
        File.WriteAllText(_folder.Below(ModelFolder.ConfigName), Config);
        var shapes = Thinker.Parameters(ConfigReader.Read(_folder.Below(ModelFolder.ConfigName)).Config).Shapes.ToArray();
        var zeros = new byte[1 << 20];
        var map = new Dictionary<string, string>();
        var bytes = 0L;
        foreach (var (part, at) in shapes.Chunk((shapes.Length + Files - 1) / Files).Select((part, at) => (part, at)))
        {
            var file = $"model-{at + 1:D5}-of-{Files:D5}.safetensors";
            SafetensorsWriter.Write(_folder.Below(file), part.Select(shape => new SafetensorsPart("thinker." + shape.Key, TensorType.BF16, shape.Value, stream =>
            {
                for (var left = shape.Value.Aggregate(2L, (product, size) => product * size); left > 0; left -= zeros.Length)
                {
                    stream.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
                }
            })));
            bytes += part.Sum(shape => shape.Value.Aggregate(2L, (product, size) => product * size));
            foreach (var shape in part)
            {
                map.Add("thinker." + shape.Key, file);
            }
        }

        File.WriteAllText(_folder.Below(WeightFiles.IndexName), JsonSerializer.Serialize(new { weight_map = map }));
        return bytes;
    }

    private const string Config = """
        {"thinker_config": {"audio_token_index": 1, "image_token_index": 2, "video_token_index": 3, "pad_token_id": 0,
          "text_config": {"vocab_size": 60000, "hidden_size": 2048, "intermediate_size": 8192, "num_hidden_layers": 14, "num_attention_heads": 16,
            "num_key_value_heads": 4, "rms_norm_eps": 1e-6, "rope_theta": 1000000,
            "rope_scaling": {"type": "default", "mrope_section": [16, 24, 24]}},
          "vision_config": {"depth": 2, "hidden_size": 256, "intermediate_size": 512, "num_heads": 4, "window_size": 112, "fullatt_block_indexes": [1]},
          "audio_config": {"encoder_layers": 2, "d_model": 256, "encoder_ffn_dim": 512, "encoder_attention_heads": 4, "n_window": 100}}}
        """;
}
