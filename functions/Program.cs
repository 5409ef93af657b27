using Hub.Functions;

HubApplication.Build(args).Run();
