using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

/// <summary>What someone does who is not a member yet, on the pages themselves.</summary>
public static partial class Newcomer
{
    public const string Password = "vier losse woorden samen";

    /// <summary>Fills in the form and chooses the organisation; the page that asks for the code comes back.</summary>
    public static async Task<Page> Register(this PlatformClient browser, string email, string name = "Nienke de Vries", string? organisationKey = null, string password = Password)
    {
        var where = await browser.BeginRegistration(email, name, password);
        return await browser.Submit(where, "#without", new Dictionary<string, string> { ["organisation"] = organisationKey ?? "" });
    }

    /// <summary>Fills in the form; the page that asks for the organisation comes back.</summary>
    public static async Task<Page> BeginRegistration(this PlatformClient browser, string email, string name = "Nienke de Vries", string password = Password, HttpStatusCode expected = HttpStatusCode.OK) =>
        await browser.Submit(await browser.Get("/account/register"), "main form", new Dictionary<string, string>
        {
            ["Name"] = name, ["Email"] = email, ["Password"] = password, ["HouseRules"] = "true",
        }, expected);

    public static Task<Page> TypeCode(this PlatformClient browser, Page page, string code, HttpStatusCode expected = HttpStatusCode.OK) =>
        browser.Submit(page, "#confirm", new Dictionary<string, string> { ["Code"] = code }, expected);

    public static async Task<Page> SignIn(this PlatformClient browser, string email, string password, HttpStatusCode expected = HttpStatusCode.OK, string path = "/account/sign-in?returnUrl=/about") =>
        await browser.Submit(await browser.Get(path), "main form", new Dictionary<string, string> { ["Email"] = email, ["Password"] = password }, expected);

    /// <summary>All mail to that address, oldest first.</summary>
    public static Task<List<string>> MailTo(this PlatformApp app, string email) => app.Scope(db =>
        db.Outbox.Where(m => m.To == email).OrderBy(m => m.CreatedAt).ThenBy(m => m.Key).Select(m => m.Subject + "\n" + m.Text).ToListAsync());

    /// <summary>The code in the newest mail to that address that holds one.</summary>
    public static async Task<string> CodeMailedTo(this PlatformApp app, string email) =>
        (await app.MailTo(email)).Select(m => Code().Match(m)).Last(m => m.Success).Value;

    /// <summary>A code that was not mailed.</summary>
    public static string Another(string code) => code.StartsWith('B') ? "CCCC CCCC" : "BBBB BBBB";

    /// <summary>Asks for a code to choose a new password with; the page that takes it comes back.</summary>
    public static async Task<Page> AskReset(this PlatformClient browser, string email) =>
        await browser.Submit(await browser.Get("/account/reset"), "main form", new Dictionary<string, string> { ["Email"] = email });

    public static Task<Page> ChoosePassword(this PlatformClient browser, Page page, string email, string code, string password, HttpStatusCode expected = HttpStatusCode.OK) =>
        browser.Submit(page, "main form", new Dictionary<string, string> { ["Email"] = email, ["Code"] = code, ["Password"] = password }, expected);

    [GeneratedRegex(@"\b[23456789BCDFGHJKLMNPQRTVWX]{4}(?: [23456789BCDFGHJKLMNPQRTVWX]{4}){1,3}\b")]
    private static partial Regex Code();
}
