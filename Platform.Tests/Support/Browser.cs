using Microsoft.Playwright;

namespace Platform.Tests.Support;

/// <summary>
/// One real Chromium for all tests, which run beside each other in contexts of their own. It is the one at <c>PLATFORM_TEST_CHROMIUM</c> or
/// /usr/bin/chromium; without either, <see cref="BrowserFactAttribute"/> skips.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-first-run",
    ];

    // It ends with the process of the tests.
    private static readonly Lazy<Task<IBrowser>> Shared = new(async () =>
        await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments }));

    private IBrowser? _chromium;

    public static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable("PLATFORM_TEST_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    internal static string? WhyAbsent => Executable is null ? "No Chromium at PLATFORM_TEST_CHROMIUM or /usr/bin/chromium" : null;

    public async Task InitializeAsync()
    {
        if (Executable is not null)
            _chromium = await Shared.Value;
    }

    /// <summary>Makes a new browser profile with its own cookies and storage. Dispose it after the test.</summary>
    public Task<IBrowserContext> NewContext(BrowserNewContextOptions? options = null) =>
        _chromium?.NewContextAsync(options) ?? throw new InvalidOperationException(WhyAbsent);

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>A test in a real browser, optionally with files of <c>../shared</c>; skipped where one is absent.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhyAbsent;

    public BrowserFactAttribute(string sharedPath) => Skip = Browser.WhyAbsent ?? SharedData.WhyAbsent(sharedPath);
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.WhyAbsent;
}
