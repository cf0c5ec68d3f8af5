using Crab.Trainer.Backend;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>
/// Keys and values of the tokens that a batch has gone through, for all layers, in memory taken once. Rows are padded on the left, so
/// that all end together; padding is never attended to.
/// </summary>
internal sealed class DecoderCache : IDisposable
{
    private readonly LayerCache[] _layers;
    private readonly int[] _padding;
    private readonly Device _device;
    private readonly int _capacity;

    /// <summary>An empty cache.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="padding">Tokens of padding at the left of each row.</param>
    /// <param name="capacity">Tokens of a row, padding, prompt and answer, that it can hold.</param>
    /// <param name="type">Type of keys and values.</param>
    /// <param name="device">Where they are kept.</param>
    public DecoderCache(TextConfig config, int[] padding, int capacity, ScalarType type, Device device)
    {
        (_padding, _capacity, _device) = (padding, capacity, device);
        _layers = [.. Enumerable.Range(0, config.Layers).Select(_ => new LayerCache(this, Room(), Room()))];
        Tensor Room() => empty([padding.Length, config.KeyValueHeads, capacity, config.HeadSize], dtype: type, device: device).DetachFromDisposeScope();
    }

    /// <summary>Tokens held of each row.</summary>
    public int Length { get; private set; }

    /// <summary>Tokens that the present call adds.</summary>
    internal int Adding { get; private set; }

    /// <summary>What the present call's tokens may attend to: [rows, 1, adding, length], or null where that is plainly all before them.</summary>
    internal Tensor? Mask { get; private set; }

    /// <summary>The part of a layer.</summary>
    public LayerCache Layer(int index) => _layers[index];

    /// <summary>Begins a call that adds so many tokens to every row.</summary>
    public void Begin(int adding)
    {
        if (Length + adding > _capacity)
        {
            throw new InvalidOperationException($"the cache holds {Length} of {_capacity} tokens; {adding} more do not fit");
        }

        Adding = adding;
        var padded = _padding.Any(static count => count > 0);
        if (adding == 1 ? !padded : !padded && Length == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        var keys = Arithmetic.Range(0, Length + adding, device: _device).unsqueeze(0);
        var queries = Arithmetic.Range(Length, Length + adding, device: _device).unsqueeze(1);
        var real = keys.unsqueeze(0) >= tensor(Array.ConvertAll(_padding, static count => (long)count), device: _device).view(-1, 1, 1);

        // A padded query would attend to nothing, and nothing has no softmax: it attends to itself, and nobody attends to it.
        Mask = (real & (keys <= queries).unsqueeze(0) | (keys == queries).unsqueeze(0)).unsqueeze(1).DetachFromDisposeScope();
    }

    /// <summary>Ends the call.</summary>
    public void End()
    {
        Length += Adding;
        Adding = 0;
        Mask?.Dispose();
        Mask = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Mask?.Dispose();
        foreach (var layer in _layers)
        {
            layer.Dispose();
        }
    }
}

/// <summary>One layer's keys and values, [rows, key-value heads, capacity, head size].</summary>
internal sealed class LayerCache(DecoderCache whole, Tensor keys, Tensor values) : IDisposable
{
    /// <summary>What may be attended to, as of the whole.</summary>
    public Tensor? Mask => whole.Mask;

    /// <summary>Adds the present call's keys and values; gives all so far.</summary>
    public (Tensor Keys, Tensor Values) Append(Tensor key, Tensor value)
    {
        keys.narrow(2, whole.Length, whole.Adding).copy_(key);
        values.narrow(2, whole.Length, whole.Adding).copy_(value);
        return (keys.narrow(2, 0, whole.Length + whole.Adding), values.narrow(2, 0, whole.Length + whole.Adding));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        keys.Dispose();
        values.Dispose();
    }
}
