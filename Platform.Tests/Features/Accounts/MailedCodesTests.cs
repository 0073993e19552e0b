using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;

namespace Platform.Tests.Features.Accounts;

/// <summary>The codes themselves, on the real database, with a clock that can be put forward.</summary>
public sealed class MailedCodesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_code_works_for_ten_minutes()
    {
        var code = await Make("TIEN@EXAMPLE.ORG");
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(CodeAnswer.Right, await Look("TIEN@EXAMPLE.ORG", code!));

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(CodeAnswer.Wrong, await Look("TIEN@EXAMPLE.ORG", code!));
    }

    [Fact]
    public async Task A_code_is_eight_signs_for_one_address_one_thing_and_one_holder()
    {
        var code = await Make("VOOR@EXAMPLE.ORG", CodeUse.Address, "member1");

        Assert.Matches("^[2-9BCDFGHJKLMNPQRTVWX]{4} [2-9BCDFGHJKLMNPQRTVWX]{4}$", code);
        Assert.Equal(CodeAnswer.Wrong, await Look("ANDER@EXAMPLE.ORG", code!, CodeUse.Address, "member1"));
        Assert.Equal(CodeAnswer.Wrong, await Look("VOOR@EXAMPLE.ORG", code!, CodeUse.Reset, "member1"));
        Assert.Equal(CodeAnswer.Wrong, await Look("VOOR@EXAMPLE.ORG", code!, CodeUse.Address, "member2"));
        Assert.Equal(CodeAnswer.Right, await Look("VOOR@EXAMPLE.ORG", code!.ToLowerInvariant().Replace(" ", "-", StringComparison.Ordinal), CodeUse.Address, "member1"));
    }

    [Fact]
    public async Task The_database_tells_nobody_what_was_mailed()
    {
        var code = (await Make("LEESBAAR@EXAMPLE.ORG"))!.Replace(" ", "", StringComparison.Ordinal);

        var row = await app.Scope(db => db.MailedCodes.SingleAsync(c => c.AddressHash == Guesses.KeyOf("LEESBAAR@EXAMPLE.ORG")));

        Assert.DoesNotContain(code, row.Sealed, StringComparison.Ordinal);
        // A hash of so few signs would be found by trying them all: without the keys of Data Protection there is nothing to try.
        Assert.NotEqual(Guesses.KeyOf(code), row.Sealed);
        Assert.NotEqual(Guesses.KeyOf($"{code}:"), row.Sealed);
    }

    [Fact]
    public async Task Each_lock_is_twice_as_long_and_long_codes_work_through_it()
    {
        const string address = "SLOT@EXAMPLE.ORG";
        foreach (var hours in new[] { 1, 2, 4 })
        {
            var code = await Make(address);
            for (var i = 1; i <= 10; i++)
                Assert.Equal(i == 10 ? CodeAnswer.WrongAndLocked : CodeAnswer.Wrong, await Look(address, Newcomer.Another(code!)));
            Assert.Equal(CodeAnswer.Wrong, await Look(address, code!));
            _clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
            var during = await Make(address);
            Assert.Equal(19, during!.Length);
            Assert.Equal(CodeAnswer.Right, await Look(address, during));
            _clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(9, (await Make(address))!.Length);
        }
    }

    [Fact]
    public async Task After_five_mails_there_is_one_whenever_no_code_works_any_more()
    {
        const string address = "POSTBUS@EXAMPLE.ORG";
        var mailed = new List<int>();
        for (var minute = 0; minute < 60; minute++)
        {
            if (await Make(address) is not null)
                mailed.Add(minute);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 2, 3, 4, 14, 24, 34, 44, 54], mailed);
    }

    [Fact]
    public async Task A_code_that_a_lock_stopped_keeps_no_other_from_being_mailed()
    {
        const string address = "TWEE@EXAMPLE.ORG";
        for (var i = 0; i < MailedCodes.MostAnHour; i++)
            await Make(address);
        await Make(address, CodeUse.SignUp);
        for (var i = 0; i < 10; i++)
            await Look(address, "BBBB BBBB", CodeUse.SignUp);

        var code = await Make(address);

        Assert.Equal(CodeAnswer.Right, await Look(address, code!));
        Assert.Null(await Make(address));
    }

    [Fact]
    public async Task Housekeeping_leaves_nothing_of_what_is_over()
    {
        await Make("WEG@EXAMPLE.ORG");
        await Look("WEG@EXAMPLE.ORG", "BBBB BBBB");
        await app.Scope(async db =>
        {
            db.SignUps.Add(new SignUp("weg@example.org", "Weg", "hash", "nl", _clock.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync();
        });

        await app.Delete(_clock.GetUtcNow().UtcDateTime.AddMinutes(59), "SignUps", "MailedCodes", "Guesses");
        Assert.True(await Remains());
        await app.Delete(_clock.GetUtcNow().UtcDateTime.AddDays(2), "SignUps", "MailedCodes", "Guesses");
        Assert.False(await Remains());

        Task<bool> Remains() => app.Scope(async db =>
            await db.MailedCodes.AnyAsync(c => c.AddressHash == Guesses.KeyOf("WEG@EXAMPLE.ORG"))
            || await db.GuessCounts.AnyAsync(g => g.Key == Guesses.KeyOf("code:WEG@EXAMPLE.ORG"))
            || await db.SignUps.AnyAsync(s => s.Email == "weg@example.org"));
    }

    private Task<string?> Make(string address, CodeUse use = CodeUse.Reset, string holder = "") => With(async (db, codes) =>
    {
        var code = await codes.Make(use, address, holder);
        await db.SaveChangesAsync();
        return code;
    });

    private Task<CodeAnswer> Look(string address, string code, CodeUse use = CodeUse.Reset, string holder = "") =>
        With((_, codes) => codes.Look(use, address, code, holder));

    private async Task<T> With<T>(Func<PlatformDb, MailedCodes, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var guesses = ActivatorUtilities.CreateInstance<Guesses>(services, _clock);
        return await work(services.GetRequiredService<PlatformDb>(), ActivatorUtilities.CreateInstance<MailedCodes>(services, guesses, _clock));
    }
}
