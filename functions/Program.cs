using Hub.Domain.Sources;
using Hub.Functions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

try
{
    HubApplication.Build(args).Run();
    return 0;
}
catch (CatalogException e)
{
    await Console.Error.WriteLineAsync($"目录有误，未启动。The catalog has mistakes; the hub does not start.\n{e.Message}");
    return 1;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync($"设置有误，未启动。A setting is wrong; the hub does not start.\n{string.Join('\n', e.Failures)}");
    return 1;
}
