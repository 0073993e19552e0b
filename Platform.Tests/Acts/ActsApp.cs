using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Tests.Support;
using Platform.Web.Changes;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Acts;

/// <summary>
/// The application in which every act is tried. Nobody earns trust by approvals, so a new author stays new; limits on the
/// number of requests are tested elsewhere.
/// </summary>
public sealed class ActsApp : PlatformApp
{
    private readonly LoggedErrors _errors = new();
    private readonly Dictionary<string, Person> _people = [];

    public ActsApp()
    {
        Settings["Moderation:ApprovedBeforeTrust"] = "1000000";
        foreach (var limit in new[] { "Writing", "Account", "Api", "Guests", "Strangers" })
            Settings["RateLimits:" + limit] = "10000000";
        // Thousands of requests: what they log as a warning would cost more than they do.
        Settings["Logging:LogLevel:Default"] = Settings["Logging:LogLevel:Microsoft.AspNetCore"] = Settings["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Error";
        Readings = new Readings(this);
    }

    /// <summary>Of all tests of a class: what was read in full once is not read in full again.</summary>
    public Readings Readings { get; }

    /// <summary>What the application logged as an error since the last time it was asked.</summary>
    public IReadOnlyList<string> TakeErrors() => _errors.Take();

    /// <summary>The browser and the program of that person, signed in once.</summary>
    public async Task<Person> Person(Who who, string? name = null)
    {
        name ??= who.ToString();
        if (!_people.TryGetValue(name, out var person))
            _people[name] = person = await Acts.Person.Enter(this, who, name);
        return person;
    }

    /// <summary>Until the open pages were told all that was written.</summary>
    public Task PagesWereTold() => CaughtUp(f => f is LiveFollower or RoundFollower);

    /// <summary>Until all that was written has been followed: search, live pages, caches, rounds.</summary>
    public Task FollowersCaughtUp() => CaughtUp(_ => true);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(_errors));
    }

    private async Task CaughtUp(Func<Follower, bool> which)
    {
        var head = await Scope(db => db.Changes.MaxAsync(c => (long?)c.Id)) ?? 0;
        var until = Environment.TickCount64 + 30_000;
        foreach (var follower in Services.GetServices<IHostedService>().OfType<Follower>().Where(which))
            while (follower.Position < head)
            {
                Assert.True(Environment.TickCount64 < until, $"{follower.GetType().Name} stands at {follower.Position} of {head}.");
                await Task.Delay(5);
            }
    }

    private sealed class LoggedErrors : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IReadOnlyList<string> Take()
        {
            var taken = new List<string>();
            while (_lines.TryDequeue(out var line))
                taken.Add(line);
            return taken;
        }

        public ILogger CreateLogger(string categoryName) => new Log(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Log(LoggedErrors errors, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

            void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (logLevel >= LogLevel.Error)
                    errors._lines.Enqueue($"{category}: {formatter(state, exception)} {exception?.GetType().Name}: {exception?.Message} {exception?.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Platform.Web", StringComparison.Ordinal))?.Trim()}");
            }
        }
    }
}
