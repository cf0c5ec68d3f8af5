using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// Reads the annotations of one source dataset in its official layout. A public sealed class with a parameterless constructor that
/// implements this is found by reflection, in this assembly and in those given by <c>--adapters</c>: nothing is registered.
/// </summary>
/// <remarks>
/// Reads annotation files only, never media, and nothing outside the root. Enumeration is deterministic. A row that cannot become a
/// sample is yielded as a rejection; exceptions are for programmer errors and unreadable annotation files
/// (<see cref="AnnotationFileException"/>, which ends the run before any work).
/// </remarks>
public interface IDatasetAdapter
{
    /// <summary>What the dataset is and which options the adapter takes.</summary>
    DatasetDescription Description { get; }

    /// <summary>Every row of the requested tasks, samples and rejections, in annotation order.</summary>
    IEnumerable<SourceRow> Read(AdapterContext context);
}
