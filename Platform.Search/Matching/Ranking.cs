namespace Platform.Search.Matching;

internal static class Ranking
{
    public static float Saturation = 1.2f, LengthNormalisation = 0.75f;
    public static float Title = 2f, TitleLength = 0.5f;
    public static float Loose = 0.4f, LooseTitle = 0.4f;
    public static float Parts = 0.25f, PartsUnknown = 1f, PartLoose = 1f, PartTitle = 0.5f;
    public static float CoverageFloor = 1f, CoveragePower = 1f, PartCover = 0.8f;
    public static float Synonym = 0.8f, Related = 0.5f, Sequence = 1f;
    public static float Correction = 0.9f;
    public static float Repeat = 1f;
    public static float QuotedWords = 8;
    public static float Near = 0.3f, NearPow = 2, NearCap = 1, NearHalf = 1.2f;
    public static float Rerank = 100;
}
