using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Tests.Support;
using Platform.Web.Features.Accounts;

namespace Platform.Tests.Features.Accounts;

/// <summary>What a guess costs the server: the dear part is the hash, and that is counted here.</summary>
public sealed class GuessCostTests(GuessCostTests.CountingApp app) : IClassFixture<GuessCostTests.CountingApp>
{
    [Fact]
    public async Task A_guess_costs_the_same_with_and_without_account_locked_or_not()
    {
        await app.Member("Henk Hash");
        var unknown = await CostOf("geen-account@example.org");

        Assert.Equal((10, 0), unknown);
        Assert.Equal(unknown, await CostOf("henk-hash@example.org"));

        async Task<(int Open, int Locked)> CostOf(string email)
        {
            using var browser = app.Visitor();
            var before = CountingHasher.Verified;
            for (var i = 0; i < 10; i++)
                await browser.SignIn(email, "verkeerd wachtwoord", HttpStatusCode.BadRequest);
            var open = CountingHasher.Verified - before;
            for (var i = 0; i < 4; i++)
                Assert.Contains("te vaak", (await browser.SignIn(email, "verkeerd wachtwoord", HttpStatusCode.BadRequest)).Text, StringComparison.Ordinal);
            return (open, CountingHasher.Verified - before - open);
        }
    }

    [Fact]
    public async Task Guesses_that_come_at_once_are_counted_one_by_one()
    {
        await app.Member("Stef Storm");
        var before = CountingHasher.Verified;

        var browsers = Enumerable.Range(0, 20).Select(_ => app.Visitor()).ToList();
        await Task.WhenAll(browsers.Select(b => b.SignIn("stef-storm@example.org", "verkeerd wachtwoord", HttpStatusCode.BadRequest)));
        browsers.ForEach(b => b.Dispose());

        Assert.Equal(GuessCount.Most, CountingHasher.Verified - before);
    }

    [Fact]
    public async Task A_password_that_was_hashed_in_fewer_rounds_is_hashed_anew_at_sign_in()
    {
        await app.Member("Oude Hash");
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword(null!, PlatformApp.Password);
        await app.Scope(async db =>
        {
            (await db.Users.SingleAsync(a => a.Email == "oude-hash@example.org")).PasswordHash = old;
            return await db.SaveChangesAsync();
        });
        using var browser = app.Visitor();

        await browser.SignIn("oude-hash@example.org", PlatformApp.Password);

        var hash = Convert.FromBase64String(await app.Scope(db => db.Users.Where(a => a.Email == "oude-hash@example.org").Select(a => a.PasswordHash!).SingleAsync()));
        Assert.Equal(210_000u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    public sealed class CountingApp : PlatformApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IPasswordHasher<Account>, CountingHasher>());
        }
    }

    /// <summary>The real one, which also counts.</summary>
    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
    {
        private static int _verified;

        public static int Verified => _verified;

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
