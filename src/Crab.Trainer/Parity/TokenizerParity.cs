using AvUie.Core;
using Crab.Trainer.Tokenizing;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>tokenizer/NAME_cases.json</c> beside the tokenizer <c>tokenizer/NAME/</c>: texts, their ids (special tokens in them are what they
/// say) and what the ids decode to.
/// </summary>
internal sealed class TokenizerParity : IModelParityCheck
{
    private const string Cases = "_cases.json";

    /// <inheritdoc />
    public string Name => "tokenizer";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation)
    {
        var root = Path.Combine(folder, Name);
        foreach (var file in Directory.Exists(root) ? Directory.GetFiles(root, "*" + Cases) : [])
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetFileName(file)[..^Cases.Length];
            var tokenizer = QwenTokenizer.Load(Path.Combine(root, name));
            var cases = ModelParityFile.Read<TokenizerCase[]>(file);
            var (ids, texts) = (new List<string>(), new List<string>());
            foreach (var one in cases)
            {
                var ours = new List<int>();
                tokenizer.EncodeRendered(one.Text, ours);
                if (!ours.SequenceEqual(one.Ids))
                {
                    ids.Add($"'{one.Text}': expected {string.Join(' ', one.Ids)}, got {string.Join(' ', ours)}");
                }

                if (tokenizer.Decode(one.Ids, skipSpecial: false) is var decoded && decoded != one.Decoded)
                {
                    texts.Add($"expected '{one.Decoded}', got '{decoded}'");
                }
            }

            yield return ParityResult.Equal(Name, $"{name}, ids", cases.Sum(static one => one.Ids.Count), ids);
            yield return ParityResult.Equal(Name, $"{name}, decoded", cases.Length, texts);
        }
    }

    private sealed record TokenizerCase(string Text, IReadOnlyList<int> Ids, string Decoded);
}
