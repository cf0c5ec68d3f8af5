using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Adapters;

/// <summary>
/// Neural Tuning's network beside one layer (kiva12138/NeuralTuning, ModelEMA.py): s = RMSNorm((1 - a) P_down h + a s'), where s' is the
/// s of the layer before, if that has a network; [dq | dv] = P_up z. In training z = relu(s - the k-th smallest of the token's s),
/// k = ⌊(1 - ρ) neurons⌋, so that about ρ of them speak; otherwise z = s. ρ is drawn anew for each call around the active rate.
/// </summary>
internal sealed class SparseTaskNetwork : IDisposable
{
    private const double Epsilon = 1e-6;
    private readonly AdapterOptions _options;
    private readonly SparseTaskNetwork? _previous;
    private readonly long _queried, _valued;
    private readonly Tensor _down, _up, _norm;

    /// <summary>What is handed on to the next layer, of the latest call.</summary>
    private Tensor? _state;

    /// <summary>[dq | dv] of the latest call while one of them is not yet taken.</summary>
    private Tensor? _added;
    private bool _queryTaken;

    /// <summary>A network with new parameters.</summary>
    public SparseTaskNetwork(FrozenLinear query, FrozenLinear value, AdapterOptions options, long seed, SparseTaskNetwork? previous)
    {
        (_options, _previous, _queried, _valued) = (options, previous, query.Weight.shape[0], value.Weight.shape[0]);
        _down = AdapterParameters.Uniform(query, seed, "stn_down", options.Rank, query.Weight.shape[1]);
        _up = AdapterParameters.Uniform(query, seed, "stn_up", _queried + _valued, options.Rank);
        _norm = AdapterParameters.Ones(query, options.Rank);
        Parameters = [new("stn_down", _down), new("stn_up", _up), new("stn_norm", _norm)];
    }

    /// <summary>What is trained: stn_down [neurons, inputs], stn_up [queries + values, neurons], stn_norm [neurons].</summary>
    public IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>dq or dv, in the caller's dispose scope. The first of the pair computes both.</summary>
    public Tensor Take(bool query, Tensor input, bool training)
    {
        // The same half twice in a row means that nobody took the other: a new call.
        if (_added is null || _queryTaken == query)
        {
            _added?.Dispose();
            _added = Compute(input, training);
            _queryTaken = query;
            return Half(query);
        }

        using var both = _added;
        var half = Half(query);
        _added = null;
        return half;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _down.Dispose();
        _up.Dispose();
        _norm.Dispose();
        _state?.Dispose();
        _added?.Dispose();
    }

    private Tensor Half(bool query) => query ? _added!.narrow(-1, 0, _queried) : _added!.narrow(-1, _queried, _valued);

    private Tensor Compute(Tensor input, bool training)
    {
        using var scope = NewDisposeScope();
        var state = functional.linear(input, _down);
        if (_previous?._state is { } before)
        {
            state = state.Times(1 - _options.Smoothing).Plus(before.Times(_options.Smoothing));
        }

        var wide = state.to(ScalarType.Float32);
        state = (wide * rsqrt(wide.Squared().mean([-1], keepdim: true).Plus(Epsilon))).to(input.dtype) * _norm;
        var added = functional.linear(training ? Sparse(state) : state, _up);
        if (training && _options.Dropout > 0)
        {
            added = functional.dropout(added, _options.Dropout, training: true);
        }

        _state?.Dispose();
        _state = state.DetachFromDisposeScope();
        return added.DetachFromDisposeScope();
    }

    private Tensor Sparse(Tensor state)
    {
        var rate = _options.ActiveRate;
        if (_options.ActiveRateSpread > 0)
        {
            rate += rate * _options.ActiveRateSpread * randn(1).item<float>();
        }

        var silent = Math.Clamp((long)((1 - rate) * _options.Rank), 1, _options.Rank);
        return functional.relu(state - state.kthvalue(silent, -1, keepdim: true).values);
    }
}
