using System.ComponentModel;
using System.Diagnostics;

namespace Hub.Embedded.Azurite;

/// <summary>Starts node and npm, and says what to do where they are missing.</summary>
internal static class NodeTools
{
    private const string Advice =
        "was not found. Azurite, the storage emulator, runs on Node.js 18 or later: install Node.js (with npm) and put it on the PATH, "
        + "or start Azurite elsewhere and set a storage connection string.";

    internal static async Task NpmAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        // On Windows npm is a command script, which only the command processor starts.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo("npm", arguments);
        start.WorkingDirectory = directory;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start, "npm");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"npm could not install Azurite (exit code {process.ExitCode}); check the npm registry and proxy settings, then try again.\n"
                + $"{await errors}\n{await output}");
        }
    }

    internal static Process Start(ProcessStartInfo start, string tool)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"'{tool}' did not start.");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{tool}' {Advice}", exception);
        }
    }
}
