using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The line of a writer's prompt that names the style.</summary>
internal static class StyleLine
{
    /// <summary>A line break and the line, to stand behind another line; empty where styles are off.</summary>
    public static string Of(WriterOptions options, WritingStyles styles, ReasoningRequest request, int candidate) => options.Styles
        ? $"\nStyle of this text: {styles.Of(TaskTable.Get(request.Task).Family, request.SampleId, candidate, options.Seed).Text}"
        : "";
}
