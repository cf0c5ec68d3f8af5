using System.Globalization;
using AvUie.Reasoning.Benchmarks;

// client: CPU of a request through the reasoner's client against a plain HttpClient. journal: replies kept a second.
switch (args)
{
    case ["client", var endpoint]:
        await ClientBenchmark.RunAsync(endpoint);
        break;
    case ["journal"]:
        await JournalBenchmark.RunAsync();
        break;
    default:
        Console.Error.WriteLine("usage: client ENDPOINT (of a fake model in another process) | journal");
        return 2;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processors {Environment.ProcessorCount}, .NET {Environment.Version}"));
return 0;
