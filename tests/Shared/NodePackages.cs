using System.Diagnostics;
using System.Security.Cryptography;

namespace Hub.Testing;

/// <summary>Packages of npm that a test runs, installed from the lock file beside it, once for each content of that file.</summary>
/// <param name="folder">The folder of package.json and package-lock.json, below the test program's.</param>
/// <param name="name">What the installation is called.</param>
internal sealed class NodePackages(string folder, string name)
{
    private readonly string _source = Path.Combine(AppContext.BaseDirectory, folder);

    /// <summary>Returns the folder they are in, after installing them if this machine has not got them yet.</summary>
    public async Task<string> EnsureAsync(CancellationToken cancellation)
    {
        var root = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "hub");
        var target = Path.Combine(root, $"{name}-{LockHash()}");
        if (!Directory.Exists(target))
        {
            await InstallAsync(root, target, cancellation);
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
    private async Task InstallAsync(string root, string target, CancellationToken cancellation)
    {
        var staging = Directory.CreateDirectory(Path.Combine(root, $".{name}-{Guid.NewGuid():N}")).FullName;
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(_source, file), Path.Combine(staging, file));
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

    private string LockHash() =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_source, "package-lock.json"))))[..16];
}
