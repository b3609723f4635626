import './lamp-status.js';
import './lamp-count.js';
import './lamp-connection.js';
