using System.Diagnostics;
using System.Security.Cryptography;

namespace Hub.Testing;

/// <summary>Packages that tests need, installed with npm from a lock file beside the test, once for each content of that file.</summary>
internal static class NodePackages
{
    /// <summary>Returns the folder they are in, after installing them if this machine has not got them yet.</summary>
    /// <param name="folder">The folder of the lock file, beside the test's assembly.</param>
    /// <param name="name">What they are called on this machine.</param>
    /// <param name="cancellation">Ends the installation.</param>
    public static async Task<string> EnsureAsync(string folder, string name, CancellationToken cancellation)
    {
        var source = Path.Combine(AppContext.BaseDirectory, folder);
        var root = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "hub");
        var target = Path.Combine(root, $"{name}-{LockHash(source)}");
        if (!Directory.Exists(target))
        {
            await InstallAsync(source, root, target, cancellation);
        }

        return target;
    }

    /// <summary>Runs a tool with text on its standard input and returns its standard output.</summary>
    public static async Task<string> RunAsync(string tool, string folder, string input, CancellationToken cancellation, params string[] arguments)
    {
        // On Windows npm is a command script, which only the command processor starts.
        var isScript = OperatingSystem.IsWindows() && tool == "npm";
        var start = isScript ? new ProcessStartInfo("cmd.exe", ["/c", tool, .. arguments]) : new ProcessStartInfo(tool, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{tool} ended with exit code {process.ExitCode}: {await errors}{await output}");
    }

    // Several processes may install at the same time: each into its own folder, and the first rename wins.
    private static async Task InstallAsync(string source, string root, string target, CancellationToken cancellation)
    {
        var staging = Directory.CreateDirectory(Path.Combine(root, $".{Path.GetFileName(target)}-{Guid.NewGuid():N}")).FullName;
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(source, file), Path.Combine(staging, file));
        }

        await RunAsync("npm", staging, "", cancellation, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        try
        {
            Directory.Move(staging, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another process was quicker; its installation is the same.
            Directory.Delete(staging, recursive: true);
        }
    }

    private static string LockHash(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(source, "package-lock.json"))))[..16];
}
