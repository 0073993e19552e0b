using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

/// <summary>What someone does who is not a member yet, on the pages themselves.</summary>
public static partial class Newcomer
{
    public const string Password = "vier losse woorden samen";

    /// <summary>Fills in the form; the page that asks for the code comes back.</summary>
    public static async Task<Page> Register(this PlatformClient browser, string email, string name = "Nienke de Vries", string? organisationKey = null, string password = Password)
    {
        var form = await browser.Get("/account/register/details" + (organisationKey is null ? "" : $"?organisation={organisationKey}"));
        return await browser.Submit(form, "main form", new Dictionary<string, string>
        {
            ["Name"] = name, ["Email"] = email, ["Password"] = password, ["HouseRules"] = "true",
        });
    }

    public static Task<Page> TypeCode(this PlatformClient browser, Page page, string code, HttpStatusCode expected = HttpStatusCode.OK) =>
        browser.Submit(page, "#confirm", new Dictionary<string, string> { ["Code"] = code }, expected);

    public static async Task<Page> SignIn(this PlatformClient browser, string email, string password, HttpStatusCode expected = HttpStatusCode.OK, string path = "/account/sign-in?returnUrl=/about") =>
        await browser.Submit(await browser.Get(path), "main form", new Dictionary<string, string> { ["Email"] = email, ["Password"] = password }, expected);

    /// <summary>All mail to that address, oldest first.</summary>
    public static Task<List<string>> MailTo(this PlatformApp app, string email) => app.Scope(db =>
        db.Outbox.Where(m => m.To == email).OrderBy(m => m.CreatedAt).ThenBy(m => m.Key).Select(m => m.Subject + "\n" + m.Text).ToListAsync());

    public static async Task<string> CodeMailedTo(this PlatformApp app, string email) =>
        SixDigits().Match((await app.MailTo(email))[^1]).Value;

    /// <summary>A code that was not mailed.</summary>
    public static string Another(string code) => code == "123456" ? "654321" : "123456";

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
