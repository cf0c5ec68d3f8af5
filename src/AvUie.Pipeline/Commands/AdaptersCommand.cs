using System.CommandLine;
using System.Globalization;
using AvUie.Core;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie adapters</c>: which sources there are and how to get them.</summary>
internal static class AdaptersCommand
{
    public static Command Create(CommandHost host)
    {
        var json = CommonOptions.AsJson();
        var name = new Argument<string?>("NAME") { Description = "Only this one.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("adapters", "Lists the source datasets: licence, where to get them, layout, options.") { name, json };
        command.SetAction((parsed, _) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var adapters = parsed.GetValue(name) is { } one
                ? [CommonOptions.Adapter(catalog, one, "adapters").Description]
                : catalog.All.Select(static adapter => adapter.Description).ToList();
            if (parsed.GetValue(json))
            {
                host.WriteJson(adapters);
                return Task.FromResult(ExitCodes.Done);
            }

            foreach (var adapter in adapters)
            {
                Write(adapter, host.Output);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Write(Adapters.DatasetDescription adapter, TextWriter output)
    {
        output.WriteLine($"{Printable.Of(adapter.Name)}  {Printable.Of(adapter.Title)}");
        output.WriteLine($"  tasks    {Printable.Of(string.Join(", ", adapter.Tasks))}");
        output.WriteLine($"  licence  {Printable.Of(adapter.Licence)}");
        output.WriteLine($"  obtain   {Printable.Of(adapter.Obtain)}");
        var label = "layout";
        foreach (var path in adapter.Layout)
        {
            output.WriteLine($"  {label,-8} {Printable.Of(path)}");
            label = "";
        }

        label = "known";
        foreach (var (key, rows) in adapter.KnownCounts)
        {
            output.WriteLine($"  {label,-8} {Printable.Of(key)}: {rows.ToString("N0", CultureInfo.InvariantCulture)} rows");
            label = "";
        }

        label = "labels";
        foreach (var (task, labels) in adapter.Labels)
        {
            output.WriteLine($"  {label,-8} {Printable.Of(task)}: {labels.Count.ToString(CultureInfo.InvariantCulture)}, such as {Printable.Of(string.Join("; ", labels.Take(4)))}");
            label = "";
        }

        foreach (var option in adapter.Options)
        {
            var values = option.Values.Count > 0 ? string.Join(" | ", option.Values) : "text";
            output.WriteLine($"  option   {Printable.Of(option.Name)}: {Printable.Of(values)} (default {(option.Default.Length > 0 ? Printable.Of(option.Default) : "empty")})");
            output.WriteLine($"           {Printable.Of(option.Meaning)}");
        }

        output.WriteLine();
    }
}
