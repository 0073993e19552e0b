namespace Platform.Web.Features.Search;

public sealed class SearchText;
