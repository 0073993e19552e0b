using System.Diagnostics;
using Microsoft.Playwright;

namespace Platform.Tests.Support;

/// <summary>
/// One real Chromium for all tests, which run beside each other in contexts of their own. It is the one at <c>PLATFORM_TEST_CHROMIUM</c>, else
/// the one of Debian without a window, else the one with it; without any, <see cref="BrowserFactAttribute"/> skips.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-first-run",
    ];

    /// <summary>
    /// How long a page may take for anything, in milliseconds. A machine that runs other tests may stand still for seconds, so only
    /// <see cref="SeesWithin"/> judges time.
    /// </summary>
    private const float Patience = 120_000;

    // It ends with the process of the tests.
    private static readonly Lazy<Task<IBrowser>> Shared = new(async () =>
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    });

    private IBrowser? _chromium;

    public static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable("PLATFORM_TEST_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    internal static string? WhyAbsent => Executable is null ? "No Chromium at PLATFORM_TEST_CHROMIUM or in /usr/bin" : null;

    public async Task InitializeAsync()
    {
        if (Executable is not null)
            _chromium = await Shared.Value;
    }

    /// <summary>Makes a new browser profile with its own cookies and storage. Dispose it after the test.</summary>
    public async Task<IBrowserContext> NewContext(BrowserNewContextOptions? options = null)
    {
        var context = await (_chromium ?? throw new InvalidOperationException(WhyAbsent)).NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>Checks that a page shows something so soon, in seconds; on a busy machine it may take as much longer as other work does.</summary>
    internal static async Task SeesWithin(double seconds, ILocator shown)
    {
        var since = Stopwatch.GetTimestamp();
        await Assertions.Expect(shown).ToBeVisibleAsync();
        MachineSpeed.Keeps(seconds, Stopwatch.GetElapsedTime(since), $"{shown}");
    }

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
