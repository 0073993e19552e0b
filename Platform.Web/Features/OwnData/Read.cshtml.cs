using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;

namespace Platform.Web.Features.OwnData;

/// <summary>The page on which members read all data about them, in their own language.</summary>
[Authorize(Policy = Policies.Member)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReadModel(OwnDataSheet sheet, CurrentMember me) : PageModel
{
    /// <summary>Most items of a section. The file has them all.</summary>
    public const int MostItems = 50;

    private const int LongestText = 300;

    public IReadOnlyList<OwnSection> Sections { get; private set; } = [];

    public async Task OnGetAsync() => Sections = await sheet.Read(me.RequiredKey);

    /// <summary>Returns the beginning of a long text. The file has the whole text.</summary>
    public static string Beginning(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
