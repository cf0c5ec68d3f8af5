using System.CommandLine;
using System.Text.Json;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie adapters</c>: the datasets that can be read.</summary>
internal static class AdaptersCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create(CommandContext context)
    {
        var json = Arguments.Json();
        var command = new Command("adapters", "Lists the source datasets with licence, where to get them, the folder layout they are expected in and their options.") { json };
        command.SetAction(result =>
        {
            var descriptions = context.Catalog.All.Select(static adapter => adapter.Description).ToArray();
            if (result.GetValue(json))
            {
                context.Output.WriteLine(JsonSerializer.Serialize(descriptions, Json));
                return ExitCodes.Done;
            }

            foreach (var description in descriptions)
            {
                context.Output.WriteLine($"{description.Name}: {description.Title}, tasks {string.Join(", ", description.Tasks)}");
                context.Output.WriteLine($"  licence  {description.Licence}");
                context.Output.WriteLine($"  obtain   {description.Obtain}");
                foreach (var (line, i) in description.Layout.Select(static (line, i) => (line, i)))
                {
                    context.Output.WriteLine($"  {(i == 0 ? "layout " : "       ")}  {line}");
                }

                foreach (var option in description.Options)
                {
                    var values = option.Values.Count > 0 ? $" ({string.Join(" | ", option.Values)})" : "";
                    context.Output.WriteLine($"  option   {option.Name}: {(option.Default.Length > 0 ? option.Default : "none")}{values} - {option.Meaning}");
                }

                context.Output.WriteLine();
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
