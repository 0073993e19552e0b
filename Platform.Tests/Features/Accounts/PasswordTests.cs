using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Commands;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class PasswordTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Theory]
    [InlineData("1234567890")]
    [InlineData("password12")]
    [InlineData("welkom2026")]
    [InlineData("Welkom2026!")]
    [InlineData("platformo123")]
    [InlineData("Gemeente2026")]
    [InlineData("qwertyuiop")]
    [InlineData("janneke.vos1")]
    [InlineData("JannekeVos12")]
    public async Task A_common_password_is_refused_on_every_page_that_takes_one(string password)
    {
        using var browser = app.Visitor();
        var form = await browser.Get("/account/register");
        var refused = await browser.Submit(form, "main form", new Dictionary<string, string>
        {
            ["Name"] = "Janneke Vos", ["Email"] = "janneke.vos@example.org", ["Password"] = password, ["HouseRules"] = "true",
        }, HttpStatusCode.BadRequest);
        Assert.Contains("makkelijk te raden", refused.Text, StringComparison.Ordinal);

        await app.Member("Janneke Vos");
        using var member = await app.As("Janneke Vos");
        await member.Submit(await member.Get("/account/password"), "main .o-text form", new Dictionary<string, string> { ["OldPassword"] = PlatformApp.Password, ["Password"] = password }, HttpStatusCode.BadRequest);

        const string email = "janneke-vos@example.org";
        var page = await browser.AskReset(email);
        var code = await app.CodeMailedTo(email);
        await browser.ChoosePassword(page, email, code, password, HttpStatusCode.BadRequest);
        Assert.False(await app.Scope(db => db.Users.AnyAsync(a => a.Email == "janneke.vos@example.org")));
    }

    [Theory]
    [InlineData("aaaaaaaaaa")]
    [InlineData("beheerder2026")]
    [InlineData("Ministerie01")]
    public async Task The_command_line_refuses_a_common_password_too(string password)
    {
        var run = await Command.Run(app.Database, "user", "add", "--email", "baas@example.org", "--name", "De Baas", "--role", "administrator", "--password", password);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("easy to guess", run.Error, StringComparison.Ordinal);
        Assert.False(await app.Scope(db => db.Users.AnyAsync(a => a.Email == "baas@example.org")));
    }
}
