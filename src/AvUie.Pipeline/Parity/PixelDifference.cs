using AvUie.Core;

namespace AvUie.Pipeline.Parity;

/// <summary>Differences between 8-bit pictures, under the tolerance for resized ones.</summary>
/// <remarks>
/// Never more than one level; equal in 99.9 % of bytes when shrinking and 99 % when enlarging: two ways of summing the same
/// single-precision products may round apart.
/// </remarks>
internal sealed class PixelDifference
{
    private const double MostLevels = 1, UnequalShrinking = 0.001, UnequalEnlarging = 0.01;

    private long _compared;
    private long _unequal;
    private int _worst;
    private string _where = "";

    public void Add(string name, ReadOnlySpan<byte> ours, ReadOnlySpan<byte> theirs)
    {
        if (ours.Length != theirs.Length)
        {
            _worst = 255;
            _where = $"{name}: {ours.Length} bytes instead of {theirs.Length}";
            return;
        }

        for (var i = 0; i < ours.Length; i++)
        {
            var levels = Math.Abs(ours[i] - theirs[i]);
            _unequal += levels > 0 ? 1 : 0;
            if (levels > _worst)
            {
                (_worst, _where) = (levels, $"{name}: byte {i} is {ours[i]} instead of {theirs[i]}");
            }
        }

        _compared += ours.Length;
    }

    /// <summary>Two lines: the worst difference in levels, and the share of unequal bytes.</summary>
    public IEnumerable<ParityResult> Results(string check, string name, bool enlarging)
    {
        var most = enlarging ? UnequalEnlarging : UnequalShrinking;
        var share = _compared == 0 ? 1 : (double)_unequal / _compared;
        yield return new ParityResult(check, name, _worst <= MostLevels ? ParityVerdict.Pass : ParityVerdict.Fail, _compared, _worst, MostLevels, "levels", _where);
        yield return new ParityResult(check, name, share <= most ? ParityVerdict.Pass : ParityVerdict.Fail, _compared, share, most, "unequal");
    }
}
