using FeatureStore.Tool;

return Edition.IsWhole || NativeCommands.Take(args) ? await CommandLine.RunAsync(args) : ManagedTool.Run(args);
