using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Mail about accounts. A code is typed on the page that asked for it; no link changes anything.</summary>
public sealed class AccountLetters(IStringLocalizer<AccountText> texts, IOptions<PlatformOptions> options)
{
    /// <summary>Writes the mail with a registration code. It links to no settings, because its reader is not a member yet.</summary>
    public Letter SignUpCode(string code, string language) =>
        Write("Mail.SignUp", language, code) with { ToMember = false, Lane = MailLane.SignUp };

    public Letter AccountExists(string language) =>
        Write("Mail.Exists", language, new Uri(options.Value.PublicUrl, "/account/sign-in")) with { Lane = MailLane.SignUp };

    public Letter ResetCode(string code, string language) => Write("Mail.Reset", language, code);

    public Letter PasswordChanged(string language) => Write("Mail.Changed", language, new Uri(options.Value.PublicUrl, "/account/reset"));

    public Letter AddressCode(string code, string language) => Write("Mail.Address", language, code);

    /// <summary>Writes the mail to the old address, because somebody else may have changed the address.</summary>
    public Letter AddressChanged(string language) => Write("Mail.Moved", language, new Uri(options.Value.PublicUrl, "/about/help"));

    /// <summary>Writes the mail that guessing was stopped. Short codes do not work now, so it contains a long one.</summary>
    public Letter Guessed(string code, string language) => Write("Mail.Guessed", language, code);

    private Letter Write(string key, string language, object argument) => Language.In(language, () =>
        new LetterBody().Say(texts[$"{key}.Text", argument]).Letter(texts[$"{key}.Subject", argument], texts[$"{key}.Why"]) with { Lane = MailLane.Account });
}
