using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Terminal;

using var stop = new StopSignal(Console.Error);
return await CommandLine.RunAsync(args, CommandHost.Real(), stop.Token);
