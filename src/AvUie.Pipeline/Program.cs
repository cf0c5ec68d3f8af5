using AvUie.Core;
using AvUie.Pipeline.Commands;

using var stop = new StopSignal(Console.Error, "avuie: stopping; finished shards are kept. Once more to end at once.");
return await CommandLine.RunAsync(args, CommandHost.Real(), stop.Token);
