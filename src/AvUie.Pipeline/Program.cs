using AvUie.Pipeline.Commands;

return await AvUieCommand.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
