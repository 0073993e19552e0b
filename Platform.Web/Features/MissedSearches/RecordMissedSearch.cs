using Platform.Web.Access;

namespace Platform.Web.Features.MissedSearches;

/// <summary>Records that a search had no results. A visitor without a cookie is not given one for this, and is not counted.</summary>
public sealed class RecordMissedSearch(MissedWords words, CurrentMember me, VisitorCookie visitors, IHttpContextAccessor http)
{
    public void Record(string? typed) => words.Record(typed, me.Key ?? visitors.Known(http.HttpContext!));
}
