using System.Diagnostics;
using Hub.Embedded.Storage;

namespace Hub.Embedded.Azurite;

/// <summary>The command line and environment of the emulator.</summary>
internal static class AzuriteCommand
{
    // The emulator runs inside a node process that also reads standard input, a pipe from this process:
    // when this process is gone, however it went, the pipe ends and so does the emulator. A Ctrl-C in a terminal goes to every
    // process there; the emulator passes it over, so that this process can still write while it stops.
    private const string EndWithParent =
        "const once = process.once;"
        + "process.once = (event, listener) => event === 'SIGINT' ? process : once.call(process, event, listener);"
        + "process.on('SIGINT', () => {});"
        + "process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume();"
        + "process.argv.splice(1, 0, process.env.HUB_AZURITE_SCRIPT);"
        + "require(process.env.HUB_AZURITE_SCRIPT);";

    internal static ProcessStartInfo For(string script, string directory, int[] ports, AzuriteOptions options)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-e", EndWithParent, "--",
                "--silent", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--blobPort", $"{ports[0]}",
                "--queueHost", "127.0.0.1", "--queuePort", $"{ports[1]}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{ports[2]}",
            },
            Environment = { ["HUB_AZURITE_SCRIPT"] = script },
        };
        foreach (var argument in options.InMemory ? ["--inMemoryPersistence"] : new[] { "--location", directory })
        {
            start.ArgumentList.Add(argument);
        }

        if (options.Accounts.Count > 0)
        {
            start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(name => $"{name}:{StorageAccount.DevelopmentKey}"));
        }

        return start;
    }
}
