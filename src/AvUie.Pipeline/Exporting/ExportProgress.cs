using System.Globalization;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Exporting;

/// <summary>Where an export stands: first rows are gone through, then media are brought to their places.</summary>
/// <param name="Rows">Rows to go through.</param>
/// <param name="RowsDone">Of them, gone through.</param>
/// <param name="Media">Media known so far.</param>
/// <param name="MediaDone">Of them, in their place.</param>
internal sealed record ExportProgress(long Rows, long RowsDone, long Media, long MediaDone) : IProgressState
{
    public double Share => RowsDone < Rows ? (double)RowsDone / Rows : Media == 0 ? 1 : (double)MediaDone / Media;

    public string Text => string.Create(CultureInfo.InvariantCulture, $"rows {RowsDone:N0}/{Rows:N0}  media {MediaDone:N0}/{Media:N0}");
}
