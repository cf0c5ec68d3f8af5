using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AvUie.Benchmarks;

// Plans invented annotations of real size as a user would, by the program itself, and says what that takes beside reading the same lines.
// Usage: AvUie.Benchmarks AVUIE RESULT.json [SCALE]   where AVUIE is the built program (not the script that builds it first).
if (args.Length is < 2 or > 3 || !File.Exists(args[0]) || !int.TryParse(args.ElementAtOrDefault(2) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var scale) || scale is < 1 or > 50)
{
    Console.Error.WriteLine("usage: AvUie.Benchmarks AVUIE RESULT.json [SCALE]   AVUIE: the built program; SCALE: 1 to 50 times the real number of rows");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("avuie-benchmark-").FullName;
try
{
    var layouts = Assembly.GetExecutingAssembly().GetTypes().Where(static type => type is { IsClass: true } && typeof(IOfficialLayout).IsAssignableFrom(type))
        .Select(static type => (IOfficialLayout)Activator.CreateInstance(type)!).OrderBy(static layout => layout.Adapter, StringComparer.Ordinal).ToList();
    var files = new List<string>();
    foreach (var layout in layouts)
    {
        foreach (var (path, lines) in layout.Files(scale))
        {
            var file = Path.Combine(folder, layout.Adapter, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllLinesAsync(file, lines);
            files.Add(file);
        }
    }

    var build = Path.Combine(folder, "build.yaml");
    await File.WriteAllLinesAsync(build, ["name: benchmark", "version: 1", "sources:", .. layouts.Select(static layout => $"  - {{adapter: {layout.Adapter}, root: {layout.Adapter}}}")]);
    var floor = Stopwatch.StartNew();
    var lineCount = files.Sum(static file => File.ReadLines(file).LongCount());
    floor.Stop();

    var plan = await PlanMeasurement.RunAsync(args[0], build);
    var result = new
    {
        Layouts = layouts.Select(static layout => layout.Adapter),
        Scale = scale,
        Lines = lineCount,
        Bytes = files.Sum(static file => new FileInfo(file).Length),
        plan.Rows,
        plan.Samples,
        plan.Seconds,
        PeakMebibytes = plan.PeakBytes / (1024.0 * 1024),
        FloorSeconds = floor.Elapsed.TotalSeconds,
        TimesTheFloor = plan.Seconds / floor.Elapsed.TotalSeconds,
        Cores = Environment.ProcessorCount,
        WithinPromise = plan.Seconds < 60 && plan.PeakBytes < 1L << 30,
    };
    var json = JsonSerializer.Serialize(result, new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
    await File.WriteAllTextAsync(args[1], json + "\n");
    Console.WriteLine(json);
    return result.WithinPromise ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
