Console.WriteLine("featurestore");
