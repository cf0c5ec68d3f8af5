using System.Globalization;
using AvUie.FakeModel;

// fake-model [storm SEED SHARE]: prints its address and serves until it is ended.
var behaviour = args is ["storm", var seed, var share]
    ? Behaviours.Storm(int.Parse(seed, CultureInfo.InvariantCulture), double.Parse(share, CultureInfo.InvariantCulture))
    : Behaviours.Good;
await using var server = await FakeModelServer.StartAsync(behaviour);
server.Latency = TimeSpan.FromMilliseconds(20);
Console.WriteLine(server.Endpoint);
await server.WaitAsync();
