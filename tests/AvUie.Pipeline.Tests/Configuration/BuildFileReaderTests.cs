using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Tests.Configuration;

public sealed class BuildFileReaderTests : IDisposable
{
    private const string Good = "name: x\nversion: 1\nsources:\n  - adapter: test_list\n    root: raw\n";

    private readonly ScratchFolder _folder = new();

    public BuildFileReaderTests() => _folder.Folder("raw");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SmallestFile_FillsInEveryDefault()
    {
        var file = Success(Good);

        Assert.Equal(("x", 1, 0L, 512, 0), (file.Name, file.Version, file.Seed, file.SamplesPerShard, file.Workers));
        Assert.Equal(_folder.File("shards"), file.Out);
        Assert.Equal(("ffmpeg", "ffprobe", 30.0, 16_777_216), (file.Decode.Ffmpeg, file.Decode.Ffprobe, file.Decode.DeadlineSeconds, file.Decode.MaxPixels));
        Assert.Equal(("template", "v2"), (file.Reasoning.Reasoner, file.Reasoning.Style));
        var source = Assert.Single(file.Sources);
        Assert.Equal(_folder.File("raw"), source.Root);
        Assert.Equal(["ucf"], source.Tasks!);
        Assert.Equal(["train", "val", "test"], source.Splits!);
        Assert.Equal("plain", source.Options["mode"]);
    }

    [Fact]
    public void Read_Json_IsTheSameAsYaml()
    {
        var json = """
            {
              // comments are taken
              "name": "x", "version": 1,
              "sources": [ { "adapter": "test_list", "root": "raw", "splits": ["train"], "options": { "mode": "fancy" } } ],
            }
            """;
        var yaml = Good + "    splits: [train]\n    options: {mode: fancy}\n";

        Assert.Equal(Success(json, "build.json").ContentHash(), Success(yaml).ContentHash());
    }

    [Fact]
    public void Read_PathsOfTheFile_AreRelativeToItAndOutOfTheCommandLineIsNot()
    {
        var text = Good.Replace("version", "out: mine\ndecode: {ffmpeg: bin/ffmpeg}\nversion", StringComparison.Ordinal);

        Assert.Equal(_folder.File("mine"), Success(text).Out);
        Assert.Equal(_folder.File("bin", "ffmpeg"), Success(text).Decode.Ffmpeg);
        var given = Assert.IsType<BuildFileResult.Success>(Reader().Read(_folder.Write("build.yaml", text), "elsewhere")).File;
        Assert.Equal(Path.GetFullPath("elsewhere"), given.Out);
    }

    [Theory]
    [InlineData("", "reasoning.writer: found nothing")]
    [InlineData("\n  writer: {provider: q}", "reasoning.writer.provider: found the unknown provider \"q\"")]
    [InlineData("\n  writer: {provider: p}", "hears no sound")]
    [InlineData("\n  writer: {provider: p, send_audio: false}\n  journal: shards/j.sqlite", "reasoning.journal")]
    [InlineData("\n  writer: {provider: p, send_audio: false}\n  prompts: nowhere", "reasoning.prompts: found no folder")]
    [InlineData("\n  writer: {provider: p, send_audio: false, temperature: 3}", "a number from 0 to 2")]
    public void Read_LanguageModelThatDoesNotFit_IsAnErrorWithItsPlace(string further, string expected)
    {
        var text = Good + "reasoning:\n  reasoner: llm\n  providers: [{name: p, endpoint: 'http://127.0.0.1:1/v1', model: m}]" + further + "\n";

        var errors = Assert.IsType<BuildFileResult.Failure>(Reader().Read(_folder.Write("build.yaml", text))).Errors;

        Assert.Contains(expected, Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Tokenizer_IsAFolderThatCanBeReadAndShapesTheHash()
    {
        var text = Good + "reasoning:\n  tokenizer: words\n";
        Assert.Contains("vocab.json", Assert.Single(Errors(text)).Found, StringComparison.Ordinal);

        var model = Good + "reasoning:\n  reasoner: llm\n  providers: [{name: p, endpoint: 'http://127.0.0.1:1/v1', model: m}]\n  writer: {provider: p, send_audio: false}\n";
        _folder.Write("words/vocab.json", """{"a":0,"b":1,"ab":2}""");
        _folder.Write("words/merges.txt", "#version: 0.2\na b\n");
        _folder.Write("words/tokenizer_config.json", "{}");
        var (with, without) = (Success(model + "  tokenizer: words\n"), Success(model));

        Assert.Equal(_folder.File("words"), with.Reasoning.Tokenizer);
        Assert.Equal(2, with.Reasoning.TokenCounter().Count("abb"));
        Assert.NotEqual(without.ContentHash(), with.ContentHash());
        var hash = with.ContentHash();
        _folder.Write("words/merges.txt", "#version: 0.2\n");
        Assert.NotEqual(hash, Success(model + "  tokenizer: words\n").ContentHash());
    }

    [Theory]
    [InlineData("versoin: 1", 6, "versoin", "the unknown key \"versoin\"", "one of name, version, out,", "version")]
    [InlineData("seed: x", 6, "seed", "the text \"x\"", "a whole number from 0 to 9007199254740991", null)]
    [InlineData("seed: 1.5", 6, "seed", "the number 1.5", "a whole number from 0", null)]
    [InlineData("seed: -1", 6, "seed", "the number -1", "a whole number from 0", null)]
    [InlineData("seed: \"7\"", 6, "seed", "the text \"7\"", "a whole number from 0", null)]
    [InlineData("samples_per_shard: 0", 6, "samples_per_shard", "the number 0", "a whole number from 1 to 100000", null)]
    [InlineData("samples_per_shard: 99999999999", 6, "samples_per_shard", "the number 99999999999", "from 1 to 100000", null)]
    [InlineData("workers: true", 6, "workers", "true", "a whole number from 0 to 1024", null)]
    [InlineData("workers:", 6, "workers", "nothing", "a whole number from 0 to 1024", null)]
    [InlineData("out: 5", 6, "out", "the number 5", "a text of one line", null)]
    [InlineData("name: y", 6, "name", "a second time", "every key once", null)]
    [InlineData("decode: fast", 6, "decode", "the text \"fast\"", "a mapping with the keys ffmpeg,", null)]
    [InlineData("decode:\n  deadline_seconds: .inf", 7, "decode.deadline_seconds", "the number .inf", "a number from 0.1 to 3600", null)]
    [InlineData("decode:\n  max_pixel: 5", 7, "decode.max_pixel", "the unknown key", "one of ffmpeg, ffprobe", "max_pixels")]
    [InlineData("reasoning:\n  style: v3", 7, "reasoning.style", "the text \"v3\"", "one of v2, think", "v2")]
    [InlineData("reasoning:\n  reasoner: templat", 7, "reasoning.reasoner", "the text \"templat\"", "one of llm, template", "template")]
    public void Read_BadValue_NamesFileLineKeyFoundAndExpected(string more, int line, string key, string found, string expected, string? nearest)
    {
        var error = Assert.Single(Errors(Good + more + "\n"));

        Assert.Equal((line, key, nearest), (error.Line, error.Key, error.Nearest));
        Assert.Contains(found, error.Found, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.StartsWith($"{_folder.File("build.yaml")}:{line}: {key}: found ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adapter: test_lsit\n    root: raw", 4, "sources[0].adapter", "the unknown adapter \"test_lsit\"", "test_list")]
    [InlineData("adapter: test_list\n    root: nowhere", 5, "sources[0].root", "no folder at", null)]
    [InlineData("adapter: test_list\n    root: build.yaml", 5, "sources[0].root", "a file at", null)]
    [InlineData("adapter: test_list", 4, "sources[0].root", "nothing", null)]
    [InlineData("adapter: test_list\n    root: raw\n    tasks: [ufc]", 6, "sources[0].tasks[0]", "the unknown task \"ufc\"", "ucf")]
    [InlineData("adapter: test_list\n    root: raw\n    tasks: []", 6, "sources[0].tasks", "an empty list", null)]
    [InlineData("adapter: test_list\n    root: raw\n    splits: [train, trian]", 6, "sources[0].splits[1]", "the unknown split \"trian\"", "train")]
    [InlineData("adapter: test_list\n    root: raw\n    splits: train", 6, "sources[0].splits", "the text \"train\"", null)]
    [InlineData("adapter: test_list\n    root: raw\n    splits: [train, train]", 6, "sources[0].splits[1]", "\"train\" a second time", null)]
    [InlineData("adapter: test_list\n    root: raw\n    options: {mood: plain}", 6, "sources[0].options.mood", "the unknown option \"mood\"", "mode")]
    [InlineData("adapter: test_list\n    root: raw\n    options: {mode: fanci}", 6, "sources[0].options.mode", "\"fanci\"", "fancy")]
    [InlineData("adapter: test_list\n    root: raw\n    options: {note: [a]}", 6, "sources[0].options.note", "a list", null)]
    [InlineData("adapter: test_list\n    root: raw\n    folder: x", 6, "sources[0].folder", "the unknown key", null)]
    [InlineData("adapter: test_list\n    root: raw\n  - adapter: test_list\n    root: raw", 6, "sources[1]", "the source of sources[0] again (ucf/train, ucf/val, ucf/test)", null)]
    [InlineData("adapter: test_list\n    root: raw\n  - adapter: test_list\n    root: .", 6, "sources[1]", "with another root than sources[0]", null)]
    public void Read_BadSource_NamesThePlace(string source, int line, string key, string found, string? nearest)
    {
        var error = Assert.Single(Errors($"name: x\nversion: 1\nsources:\n  - {source}\n"));

        Assert.Equal((line, key, nearest), (error.Line, error.Key, error.Nearest));
        Assert.Contains(found, error.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SourceInTwoEntriesWithOtherSplits_IsTaken() =>
        Assert.Equal(2, Success(Good + "    splits: [train]\n  - adapter: test_list\n    root: raw\n    splits: [test]\n").Sources.Count);

    [Theory]
    [InlineData("out: raw")]
    [InlineData("out: .")]
    public void Read_RootInsideOut_IsRefused(string output)
    {
        var error = Assert.Single(Errors(Good + output + "\n"));

        Assert.Equal("sources[0].root", error.Key);
        Assert.Contains("inside the output folder", error.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderWhoseNameBeginsWithOuts_IsNotInsideIt() => Assert.NotNull(Success(Good + "out: ra\n"));

    [Fact]
    public void Read_UnreadableRoot_SaysWhy()
    {
        var result = new BuildFileReader(ListRows.Catalog, static _ => "Permission denied").Read(_folder.Write("build.yaml", Good));

        var error = Assert.Single(Assert.IsType<BuildFileResult.Failure>(result).Errors);
        Assert.Equal((5, "sources[0].root"), (error.Line, error.Key));
        Assert.Equal("a folder that cannot be listed: Permission denied", error.Found);
    }

    [Fact]
    public void Read_ManyErrors_TellsAllOfThemInTheOrderOfTheFile()
    {
        var errors = Errors("naem: x\nversion: 2\nseed: y\nsources:\n  - adapter: nobody\n    root: nowhere\n    splits: [never]\nworkers: -1\n");

        Assert.Equal(
            ["naem", "name", "version", "seed", "sources[0].adapter", "sources[0].root", "sources[0].splits[0]", "workers"],
            errors.Select(static error => error.Key));
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("- a\n", "a list")]
    [InlineData("text", "the text \"text\"")]
    public void Read_NoMapping_IsAnError(string text, string found) => Assert.Equal(found, Assert.Single(Errors(text)).Found);

    [Theory]
    [InlineData("a: &x 1\nb: *x\n", 1, "an anchor or alias")]
    [InlineData("a: !!python/object 1\n", 1, "a tag")]
    [InlineData("a: 1\n---\nb: 2\n", 2, "a second YAML document")]
    [InlineData("a: [1\nb: 2\n", 1, "not closed")]
    [InlineData("a:\n\tb: 2\n", 1, "")]
    [InlineData("? [a, b]\n: 1\n", 1, "a key that is no text")]
    public void Read_YamlThatWeDoNotTake_NamesTheLine(string text, int line, string found)
    {
        var error = Assert.Single(Errors(text));

        Assert.Equal(line, error.Line);
        Assert.Contains(found, error.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\": }", 1)]
    [InlineData("{\"name\": \"x\"}\n}", 2)]
    [InlineData("", 1)]
    [InlineData("{\"name\": \"\\ud800\"}", 1)]
    public void Read_BadJson_NamesTheLine(string text, int line) => Assert.Equal(line, Assert.Single(Errors(text, "build.json")).Line);

    [Theory]
    [InlineData("build.yaml")]
    [InlineData("build.json")]
    public void Read_DeepNesting_EndsBeforeTheStackDoes(string name) => Assert.Single(Errors(new string('[', 200_000), name));

    [Fact]
    public void Read_TooManyBytes_IsRefused() =>
        Assert.Contains("1048576 bytes", Assert.Single(Errors(new string('#', (1 << 20) + 1))).Found, StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyValues_IsRefused() =>
        Assert.Contains("more values", Assert.Single(Errors("a: [" + string.Concat(Enumerable.Repeat("1,", 60_000)) + "]")).Found, StringComparison.Ordinal);

    [Fact]
    public void Read_NoUtf8_IsRefused()
    {
        var path = _folder.File("build.yaml");
        File.WriteAllBytes(path, [0x6e, 0xff, 0xfe]);

        Assert.Contains("no UTF-8", Assert.Single(Assert.IsType<BuildFileResult.Failure>(Reader().Read(path)).Errors).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchFile_PointsToTheExample()
    {
        var error = Assert.Single(Assert.IsType<BuildFileResult.Failure>(Reader().Read(_folder.File("none.yaml"))).Errors);

        Assert.Equal(("no such file", 0), (error.Found, error.Line));
        Assert.Contains("schemas/examples/build.yaml", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EscapeSequencesInKeyAndValue_AreSpeltInTheMessage()
    {
        var errors = Errors("\"na\\x1b[31mme\": x\nname: \"a\\x1b]0;b\"\nversion: 1\nsources:\n  - {adapter: test_list, root: raw}\n");

        Assert.Equal(2, errors.Count);
        Assert.All(errors, static error => Assert.DoesNotContain(error.ToString(), char.IsControl));
        Assert.Contains("\\u001b", errors[0].ToString(), StringComparison.Ordinal);
    }

    private static BuildFileReader Reader() => new(ListRows.Catalog);

    private BuildFile Success(string text, string name = "build.yaml") =>
        Assert.IsType<BuildFileResult.Success>(Reader().Read(_folder.Write(name, text))).File;

    private IReadOnlyList<ConfigurationError> Errors(string text, string name = "build.yaml") =>
        Assert.IsType<BuildFileResult.Failure>(Reader().Read(_folder.Write(name, text))).Errors;
}
