using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>The files that name clips: the dataset's own list and the two of OGM-GE's split.</summary>
internal static class CremaDLists
{
    public const string Names = "SentenceFilenames.csv";
    public const string NameColumn = "Filename";
    public const string SplitNameColumn = "name";
    public const string SplitEmotionColumn = "emotion";

    private static readonly TableFormat NamesFormat = new(',', Quoted: true, HeaderRule.Required, [NameColumn]);
    private static readonly TableFormat SplitFormat = new(',', Quoted: false, HeaderRule.Optional, [SplitNameColumn, SplitEmotionColumn]);

    /// <summary>Empty, or the folder of the dataset below the root.</summary>
    public static string Home(string root) => DatasetFolder.Prefix(root, "CREMA-D", Names);

    /// <summary>Every clip of the dataset.</summary>
    public static IEnumerable<TableRow> ReadNames(string root, string home) => DelimitedFile.Read(
        AnnotationFile.Locate(
            root, home + Names, "Let the root be a checkout of the repository CheyneyComputerScience/CREMA-D, or the folder that holds it."),
        NamesFormat);

    /// <summary>The clips that OGM-GE trains or tests with.</summary>
    public static IEnumerable<(Split Split, TableRow Row)> ReadSplit(string root, string home)
    {
        foreach (var (split, name) in new[] { (Split.Train, "train.csv"), (Split.Test, "test.csv") })
        {
            var file = AnnotationFile.Locate(
                root, $"{home}split_ogm_ge/{name}",
                "Put OGM-GE's train.csv and test.csv of CREMA-D there (below data/ in the repository GeWu-Lab/OGM-GE_CVPR2022), or set option "
                + "split of crema_d to actors or all.");
            foreach (var row in DelimitedFile.Read(file, SplitFormat))
            {
                yield return (split, row);
            }
        }
    }
}
