return await FeatureStore.Tool.CommandLine.RunAsync(args);
