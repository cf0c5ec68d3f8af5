using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using Crab.Trainer.Speed;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Cli;

/// <summary><c>crab bench</c>: how fast a decoder of a shape trains here.</summary>
internal static class BenchCommand
{
    private const int WarmUp = 2, LearntPart = 10;
    private static readonly Option<FileInfo> Shape = new("--model-shape") { Description = "A thinker's config.json; its decoder is made with random weights.", Required = true };
    private static readonly Option<string> Device = new("--device") { Description = "cpu or cuda.", DefaultValueFactory = _ => Devices.Processor };
    private static readonly Option<int[]> Tokens = new("--tokens") { Description = "Tokens of a row; may be given several times.", DefaultValueFactory = _ => [1024, 2048] };
    private static readonly Option<int> Steps = new("--steps") { Description = "Steps that are timed.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int> Rank = new("--rank") { Description = "The adapter's rank.", DefaultValueFactory = _ => 128 };
    private static readonly Option<bool> BFloat16 = new("--bf16") { Description = "Compute in bfloat16." };

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "bench", $"Times forward and backward of a decoder with I-LoRA: tokens per second, share of the device's matrix products, memory.\n\n{ExitCodes.Help}")
        {
            Shape, Device, Tokens, Steps, Rank, BFloat16,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, output, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        var (lengths, steps, rank) = (parsed.GetRequiredValue(Tokens), parsed.GetValue(Steps), parsed.GetValue(Rank));
        if (lengths.Length == 0 || lengths.Any(static length => length is < LearntPart or > 65_536) || steps is < 1 or > 10_000 || rank is < 1 or > 4096)
        {
            throw new UsageException($"--tokens are {string.Join(", ", lengths)}, --steps {steps}, --rank {rank}; expected {LearntPart} to 65536, 1 to 10000, 1 to 4096.");
        }

        var device = Devices.Find(parsed.GetRequiredValue(Device));
        var shape = DecoderShape.Read(parsed.GetRequiredValue(Shape).FullName);
        var type = parsed.GetValue(BFloat16) ? ScalarType.BFloat16 : ScalarType.Float32;
        var options = new AdapterOptions { Rank = rank, Alpha = 2 * rank, Heads = 3, Dropout = 0.1 };
        var peak = ProductRate(device, type);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shape.Layers} layers of {shape.Hidden}/{shape.Intermediate}, {type}, {device}; matrix products here: {peak / 1e12:F2} TFLOP/s"));
        using var decoder = new ShapedDecoder(shape, options, type, device);
        output.WriteLine("tokens  tokens/s  TFLOP/s  of products  peak GiB");
        foreach (var length in lengths)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var ids = randint(0, shape.Vocabulary, [length], dtype: ScalarType.Int64, device: device);
            var labels = length / LearntPart;
            var seconds = Seconds(() => decoder.Step(ids, labels), steps, device);
            var rate = shape.Operations(length, labels, options.Rank, options.Heads) / seconds;
            var memory = PeakMemory.Gibibytes(device)?.ToString("F1", CultureInfo.InvariantCulture) ?? "unknown";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{length,6}  {length / seconds,8:F0}  {rate / 1e12,7:F2}  {rate / peak,11:P1}  {memory,8}"));
            output.Flush();
        }

        return ExitCodes.Done;
    }

    /// <summary>What the device's large matrix products reach, in operations per second: what a step is measured by.</summary>
    private static double ProductRate(Device device, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var edge = device.type == DeviceType.CUDA ? 8192 : 1024;
        var (left, right) = (randn([edge, edge], device: device).to(type), randn([edge, edge], device: device).to(type));
        return 2.0 * edge * edge * edge / Seconds(() => left.mm(right).Dispose(), 10, device);
    }

    /// <summary>Median seconds of a run, after warming up.</summary>
    private static double Seconds(Action run, int times, Device device)
    {
        var measured = new double[times];
        for (var i = -WarmUp; i < times; i++)
        {
            Wait(device);
            var began = Stopwatch.GetTimestamp();
            run();
            Wait(device);
            if (i >= 0)
            {
                measured[i] = Stopwatch.GetElapsedTime(began).TotalSeconds;
            }
        }

        return measured.Order().ElementAt(times / 2);
    }

    private static void Wait(Device device)
    {
        if (device.type == DeviceType.CUDA)
        {
            cuda.synchronize();
        }
    }
}
