return await Crab.Trainer.Cli.CrabCommand.RunAsync(args, Console.Out, Console.Error);
