using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Declaring;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie reason estimate</c>: what a build will ask of its language models.</summary>
internal static class ReasonEstimateCommand
{
    public static Command Create(CommandHost host)
    {
        var build = CommonOptions.BuildFile();
        var count = new Option<int>("--samples") { Description = "Samples to decode and to measure prompts on.", HelpName = "N", DefaultValueFactory = static _ => 32 };
        count.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is < 1 or > 10_000)
            {
                result.AddError("--samples: expected a whole number from 1 to 10000");
            }
        });
        var json = CommonOptions.AsJson();
        var command = new Command("estimate", "Projects calls, tokens, hours and money of a build from some of its samples. Sends nothing.") { build, count, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var path = parsed.GetValue(build)!;
            var file = CommonOptions.Read(path, null, catalog);
            var options = file.Reasoning.LanguageModelOptions(offline: true, host.Variable)
                ?? throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(path)}: reasoning.reasoner is {file.Reasoning.Reasoner}, which costs nothing; expected llm");
            var plan = CommonOptions.Plan(path, file, catalog, cancellation);
            var samples = plan.Rows.OfType<SourceRow.Accepted>().Select(static row => row.Value).Where(SampleRequest.IsNeeded).ToArray();
            var decode = file.Decode.ToOptions();
            var looked = await SampledRequests.DecodeAsync(
                samples, parsed.GetValue(count), plan.Roots, new FfmpegProcessDecoder(decode, host.Time), new ImageDecoder(decode), SideTextReader.Read(host, plan), cancellation);
            if (looked.Count == 0)
            {
                throw new CommandException(ExitCodes.Findings, $"none of {Math.Min(parsed.GetValue(count), samples.Length)} samples could be decoded; `avuie doctor` says what is missing");
            }

            var estimate = CostEstimator.Estimate(options, samples.Length, looked);
            if (parsed.GetValue(json))
            {
                host.WriteJson(estimate);
            }
            else
            {
                Write(estimate, file.Reasoning, host.Output);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(CostEstimate estimate, ReasoningSettings settings, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{estimate.Samples:N0} samples need a trace; projected from {estimate.LookedAt:N0} of them"));
        output.WriteLine();
        var table = new TextTable("", "provider", ">calls", ">tokens in", ">tokens out", ">money", ">s a call", "");
        foreach (var role in estimate.Roles)
        {
            table.Add(
                role.Role, role.Provider, Number(role.Calls), Number(role.TokensIn), Number(role.TokensOut), Money(role.Money),
                role.SecondsPerCall.ToString("0.0", CultureInfo.InvariantCulture), role.Measured > 0 ? $"measured on {Number(role.Measured)} replies of the journal" : "assumed");
        }

        table.Add("together", "", Number(estimate.Calls), Number(estimate.TokensIn), Number(estimate.TokensOut), Money(estimate.Money), "", "");
        table.Write(output, "  ");
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"about {estimate.Hours:0.0} hours"));
        output.WriteLine("Not in it: replies that are asked for again (tries), repairs, and attempts lost on the way.");
        if (settings.Writer is { Blind: > 0 })
        {
            output.WriteLine("The writer's calls are counted for every sample; a blind attempt that comes out right saves those of its sample.");
        }

        if (settings.Budget is { Money: null, Tokens: null })
        {
            output.WriteLine("No budget is set: reasoning.budget would stop the build before it costs more than meant.");
        }
        else if (estimate.Money > settings.Budget.Money || estimate.TokensIn + estimate.TokensOut > settings.Budget.Tokens)
        {
            output.WriteLine("The budget will be spent before the end: the build will stop there, and go on when it is raised.");
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
