using Microsoft.Extensions.Localization;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Web.Features.OwnData;

public sealed class OwnDataLetters(IStringLocalizer<OwnDataText> texts)
{
    /// <summary>Writes the letter that confirms the erasure. It links to no settings, because its reader has no account any more.</summary>
    public Letter Erased(string language) => Language.In(language, () =>
        new LetterBody().Say(texts["Mail.Erased.Text"]).Letter(texts["Mail.Erased.Subject"], texts["Mail.Erased.Why"])) with
    { ToMember = false };
}
