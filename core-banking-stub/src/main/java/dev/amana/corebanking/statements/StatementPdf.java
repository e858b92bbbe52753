package dev.amana.corebanking.statements;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.Identification;
import dev.amana.corebanking.accounts.Money;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.transactions.TransactionTexts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Prints a statement: whose, of when, every booking with the balance after it, and the totals. The same statement is the
 * same file, to the byte. Nobody can mask a file later, so card numbers are masked in it from the start.
 */
final class StatementPdf {

    private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 16);
    private static final Font TEXT = FontFactory.getFont(FontFactory.HELVETICA, 10);
    private static final Font SMALL = FontFactory.getFont(FontFactory.HELVETICA, 8);
    private static final Font SMALL_BOLD = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 8);
    private static final float MARGIN = 40;

    private final Account account;
    private final Statement statement;
    private final Figures figures;

    private StatementPdf(Statement statement, Figures figures) {
        this.account = statement.account();
        this.statement = statement;
        this.figures = figures;
    }

    static byte[] print(Statement statement, Figures figures) {
        return new StatementPdf(statement, figures).print();
    }

    private byte[] print() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter writer = PdfWriter.getInstance(document, file);
        document.open();
        document.addTitle("Statement " + statement.month().reference());
        document.addProducer("Amana core banking");
        // The clock and the randomness that a PDF usually carries would make every copy another file.
        PdfDate created =
                new PdfDate(GregorianCalendar.from(statement.createdAt().atZone(ZoneOffset.UTC)));
        writer.getInfo().put(PdfName.CREATIONDATE, created);
        writer.getInfo().put(PdfName.MODDATE, created);
        byte[] id = statement.id().getBytes(StandardCharsets.US_ASCII);
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        document.add(new Paragraph("Statement of account", TITLE));
        document.add(new Paragraph(heading(), TEXT));
        document.add(bookings());
        document.add(new Paragraph(totals(), TEXT));
        document.close();
        return file.toByteArray();
    }

    private String heading() {
        Identification number = account.identifications().getFirst();
        String holder = number.name() == null ? account.nickname() : number.name();
        return "%s\n%s\n%s, %s\n%s\n\n"
                .formatted(holder, shown(number), account.nickname(), account.currency(), statement.period());
    }

    private String totals() {
        return "Opening balance %s\nTotal credits %s\nTotal debits %s\nClosing balance %s"
                .formatted(
                        amount(figures.opening()),
                        amount(figures.credits()),
                        amount(-figures.debits()),
                        amount(figures.closing()));
    }

    private PdfPTable bookings() {
        PdfPTable table = new PdfPTable(new float[] {2, 7, 2.5f, 2.5f});
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (String title : new String[] {"Date", "Details", "Amount", "Balance"}) {
            cell(table, title, SMALL_BOLD, title.equals("Date") || title.equals("Details"));
        }
        for (Booking booking : figures.bookings()) {
            cell(table, BankTime.day(booking.bookedAt()).toString(), SMALL, true);
            cell(table, TransactionTexts.information(account, booking), SMALL, true);
            cell(table, amount(booking.signedAmount()), SMALL, false);
            cell(table, amount(booking.balanceAfter()), SMALL, false);
        }
        return table;
    }

    private static void cell(PdfPTable table, String text, Font font, boolean left) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(left ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
        table.addCell(cell);
    }

    private String amount(long signed) {
        return (signed < 0 ? "-" : "") + Money.of(signed, account.currency()).amount();
    }

    private static String shown(Identification number) {
        String whole = number.identification();
        return number.schemeName().equals("BH.OBF.PAN")
                ? whole.substring(0, 6) + "******" + whole.substring(whole.length() - 4)
                : whole;
    }
}
