using System.Reflection;
using AvUie.Adapters;
using AvUie.Conformance;
using AvUie.Core;
using AvUie.Reasoning;
using AvUie.Shards;
using PublicApiGenerator;

namespace AvUie.Tests;

public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries => ["AvUie.Core", "AvUie.Adapters", "AvUie.Conformance", "AvUie.Reasoning", "AvUie.Shards"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicApi_IsTheApprovedOne(string library)
    {
        var assembly = AssemblyOf(library);
        var api = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, IncludeTypes = [.. assembly.GetExportedTypes().Where(IsNoAdapter)] })
            .ReplaceLineEndings("\n");
        var path = Path.Combine(Checkout.Root, "tests", "AvUie.Conventions.Tests", "approved", $"{library}.txt");
        if (Environment.GetEnvironmentVariable("AVUIE_APPROVE") == "1")
        {
            File.WriteAllText(path, api + "\n");
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).TrimEnd('\n') : "";
        Assert.True(
            approved == api.TrimEnd('\n'),
            $"the public API of {library} is not the approved one: if that is meant, run the tests once with AVUIE_APPROVE=1 and commit {path}");
    }

    /// <summary>Adapters are found, never called by name, and all have one shape: a new one edits no file, this list included.</summary>
    private static bool IsNoAdapter(Type type) => type.IsInterface || !typeof(IDatasetAdapter).IsAssignableFrom(type);

    private static Assembly AssemblyOf(string library) => library switch
    {
        "AvUie.Core" => typeof(SourceSample).Assembly,
        "AvUie.Adapters" => typeof(IDatasetAdapter).Assembly,
        "AvUie.Conformance" => typeof(ConformanceSuite).Assembly,
        "AvUie.Reasoning" => typeof(IReasoner).Assembly,
        _ => typeof(ShardRow).Assembly,
    };
}
