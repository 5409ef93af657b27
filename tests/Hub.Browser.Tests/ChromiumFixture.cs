using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Hub.Browser.Tests.ChromiumFixture))]

namespace Hub.Browser.Tests;

/// <summary>
/// One Chromium for all tests: the one named by HUB_TEST_CHROMIUM, else one that is installed on this machine, else Playwright's own if
/// it was fetched. Without any the tests are skipped and say how to get one; where HUB_TEST_BROWSER is "required", as in CI, they fail.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private const string Advice =
        "No Chromium was found, so the report was not looked at in a browser. Install one (Debian and Ubuntu: 'sudo apt-get install chromium'; or Google Chrome or "
        + "Microsoft Edge), or set HUB_TEST_CHROMIUM to the path of its executable.";

    // Nothing listens there: the test answers in its place, and nothing else is answered.
    private const string Address = "https://hub.test/report.html";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        if (Installed(_playwright) is { } path)
        {
            // Inside a container Chromium runs as root, and there it has no sandbox.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Environment.UserName == "root" ? ["--no-sandbox"] : [] });
        }
    }

    /// <summary>A page of its own, with the messages of its console and what it asked for besides.</summary>
    public async Task<(IPage Page, List<string> Messages)> OpenAsync(string html)
    {
        if (_browser is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("HUB_TEST_BROWSER") == "required", Advice);
            Assert.Fail(Advice);
        }

        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == Address)
            {
                await route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" });
            }
            else
            {
                messages.Add($"request: {route.Request.Url}");
                await route.AbortAsync();
            }
        });
        await page.GotoAsync(Address);
        return (page, messages);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Installed(IPlaywright playwright) => Places(playwright).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Places(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable("HUB_TEST_CHROMIUM") is { Length: > 0 } named)
        {
            return [named];
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application"))
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application"));
        return
        [
            .. folders.SelectMany(_ => s_names, Path.Combine),
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            playwright.Chromium.ExecutablePath,
        ];
    }
}
