namespace AvUie.Pipeline.Decode;

/// <summary>Remembers the probes of the last files used, by the hash of their bytes.</summary>
internal sealed class ProbeCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Hash, ProbedMedia Probed)>> _byHash = [];
    private readonly LinkedList<(string Hash, ProbedMedia Probed)> _newestFirst = [];

    public ProbedMedia? Find(string hash)
    {
        lock (_gate)
        {
            if (!_byHash.TryGetValue(hash, out var node))
            {
                return null;
            }

            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            return node.Value.Probed;
        }
    }

    public void Add(string hash, ProbedMedia probed)
    {
        lock (_gate)
        {
            if (_byHash.ContainsKey(hash))
            {
                return;
            }

            _byHash.Add(hash, _newestFirst.AddFirst((hash, probed)));
            if (_byHash.Count > capacity)
            {
                _byHash.Remove(_newestFirst.Last!.Value.Hash);
                _newestFirst.RemoveLast();
            }
        }
    }
}
