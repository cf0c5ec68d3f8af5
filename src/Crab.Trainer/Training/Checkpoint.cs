using System.Text.Json;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using TorchSharp;

namespace Crab.Trainer.Training;

/// <summary>Where a run stands: all that is needed to go on as if it had never stopped, except the optimizer's tensors.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Stream">What has been read, of how many samples.</param>
/// <param name="Options">The run's options.</param>
internal sealed record RunState(int Step, StreamState Stream, TrainingOptions Options);

/// <summary>
/// The files of a run. <c>adapter.safetensors</c> has the reference's names and is what others load; <c>optimizer.safetensors</c>
/// holds masters and moments and, in its header, the run's state, so that both change at once; <c>adapter.json</c> repeats that
/// state for people.
/// </summary>
internal static class Checkpoint
{
    /// <summary>The adapter's weights.</summary>
    public const string AdapterFile = "adapter.safetensors";

    /// <summary>What they were trained with.</summary>
    public const string AdapterDescription = "adapter.json";

    /// <summary>What a resumed run needs.</summary>
    public const string OptimizerFile = "optimizer.safetensors";

    private const string StateKey = "run_state";
    private const string Master = ".master";
    private const string Mean = ".mean";
    private const string Square = ".square";
    private const string Steps = ".steps";

    /// <summary>Writes all three.</summary>
    public static void Save(string folder, RunState state, Thinker model, AdamW optimizer)
    {
        using var scope = torch.NewDisposeScope();
        var adapter = state.Options.Adapter;
        SafetensorsWriter.Write(
            Path.Combine(folder, AdapterFile),
            AdapterFiles.Export(model.Linears).Select(static weight => TensorBytes.Part(weight.Name, weight.Tensor)),
            Adapters.AdapterDescription.Metadata(adapter.Kind, adapter.Alpha, adapter.Dropout));
        var readable = JsonSerializer.SerializeToUtf8Bytes(state, TrainerJson.Readable);
        AtomicFile.Write(Path.Combine(folder, AdapterDescription), (byte[])[.. readable, (byte)'\n']);
        SafetensorsWriter.Write(
            Path.Combine(folder, OptimizerFile),
            optimizer.Slots.SelectMany(Parts),
            new Dictionary<string, string> { [StateKey] = JsonSerializer.Serialize(state, TrainerJson.Line) });
    }

    /// <summary>The state of the run in a folder; null where there is none.</summary>
    /// <exception cref="InvalidDataException">There is one that cannot be read.</exception>
    public static RunState? State(string folder)
    {
        var path = Path.Combine(folder, OptimizerFile);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = SafetensorsFile.Open(path);
        try
        {
            return JsonSerializer.Deserialize<RunState>(file.Metadata.GetValueOrDefault(StateKey) ?? "null", TrainerJson.Line) ??
                throw new InvalidDataException($"{path}: holds no run state. Start again without --resume.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path}: the run state cannot be read ({failure.Message}). Start again without --resume.", failure);
        }
    }

    /// <summary>Gives optimizer and model what the folder holds.</summary>
    public static void Restore(string folder, AdamW optimizer)
    {
        using var file = SafetensorsFile.Open(Path.Combine(folder, OptimizerFile));
        foreach (var slot in optimizer.Slots)
        {
            TensorBytes.Fill(slot.Master, file, slot.Name + Master);
            TensorBytes.Fill(slot.Mean, file, slot.Name + Mean);
            TensorBytes.Fill(slot.Square, file, slot.Name + Square);
            slot.Steps = file.ReadInt64s(slot.Name + Steps)[0];
            using var quiet = torch.no_grad();
            slot.Publish();
        }
    }

    private static SafetensorsPart[] Parts(AdamSlot slot) =>
    [
        TensorBytes.Part(slot.Name + Master, slot.Master),
        TensorBytes.Part(slot.Name + Mean, slot.Mean),
        TensorBytes.Part(slot.Name + Square, slot.Square),
        TensorBytes.Part(slot.Name + Steps, torch.tensor([slot.Steps])),
    ];
}
