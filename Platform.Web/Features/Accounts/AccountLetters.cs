using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Mail about an account. A code is for typing on the page that asked for it; no link does anything.</summary>
public sealed class AccountLetters(IStringLocalizer<AccountText> texts, IOptions<PlatformOptions> options)
{
    public Letter SignUpCode(string code, string language) => Write("Mail.SignUp", language, code);

    public Letter AccountExists(string language) => Write("Mail.Exists", language, new Uri(options.Value.PublicUrl, "/account/sign-in"));

    public Letter ResetCode(string code, string language) => Write("Mail.Reset", language, code);

    public Letter PasswordChanged(string language) => Write("Mail.Changed", language, new Uri(options.Value.PublicUrl, "/account/reset"));

    private Letter Write(string key, string language, object argument)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            string text = texts[$"{key}.Text", argument];
            var html = string.Concat(text.Split("\n\n").Select(p => $"<p>{HtmlEncoder.Default.Encode(p)}</p>"));
            return new Letter(texts[$"{key}.Subject", argument], text, html, texts[$"{key}.Why"]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
